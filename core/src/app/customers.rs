//! Names of customers in the list of leads on show. The report holds none: when the reader asks, the files are read again
//! for those of the page on show, and they are forgotten with the list.

use super::{App, Effect};
use crate::diagnostic::Error;
use crate::records::Recall;
use crate::settings::Filter;
use crate::view::Customers;
use crate::words::say;

/// For which leads the reader asked.
#[derive(Debug)]
pub(super) struct Asked {
    /// The list: where it is, what it holds, and the selection it is from.
    list: (String, &'static str, Filter),
    /// The leads on its page.
    leads: Vec<String>,
}

impl App {
    /// Begins to show names of customers, or forgets them.
    pub(super) fn turn_customers(&mut self) -> Vec<Effect> {
        if self.asked.is_some() {
            self.forget_customers();
            self.announcement = say("Names of customers are hidden and forgotten.");
            return Vec::new();
        }
        if self.settings.masks_rows() {
            return Vec::new();
        }
        self.asked = self.page_on_show();
        self.ask()
    }

    /// Keeps to the list: another page of it is asked for, another list is not. `gone`: there is no file to read any more.
    pub(super) fn keep_to_list(&mut self, gone: bool) -> Vec<Effect> {
        if self.asked.is_none() {
            return Vec::new();
        }
        let gone = gone && self.is_awaited();
        let now = self.page_on_show().filter(|_| !self.settings.masks_rows());
        let same = |now: &Asked, asked: &Asked| now.list == asked.list;
        match (now, &self.asked) {
            (Some(now), Some(asked)) if !gone && same(&now, asked) => {
                if now.leads == asked.leads {
                    return Vec::new();
                }
                self.asked = Some(now);
                self.ask()
            }
            _ => {
                self.forget_customers();
                if gone {
                    self.note(Error::new(
                        "E109",
                        "",
                        "expected the files of the report, found that this page has none any more",
                        "choose the files again",
                    ));
                }
                Vec::new()
            }
        }
    }

    fn page_on_show(&self) -> Option<Asked> {
        let shown = self.leads.as_ref()?;
        let leads = shown.page.leads.iter().map(|line| line.lead.clone());
        Some(Asked {
            list: (
                shown.place.clone(),
                shown.set.name,
                self.settings.filter.clone(),
            ),
            leads: leads.collect(),
        })
    }

    fn ask(&mut self) -> Vec<Effect> {
        let Some(loaded) = &mut self.loaded else {
            return Vec::new();
        };
        loaded.choices.customers = Customers::Awaited;
        vec![Effect::Recall]
    }

    fn is_awaited(&self) -> bool {
        let customers = self.loaded.as_ref().map(|loaded| &loaded.choices.customers);
        customers == Some(&Customers::Awaited)
    }

    /// What the files are read again for.
    pub(super) fn recalled(&self) -> Recall {
        match &self.asked {
            Some(asked) if self.is_awaited() => Recall::naming(&self.settings, asked.leads.clone()),
            _ => Recall::new(&self.settings),
        }
    }

    /// The names that were found.
    pub(super) fn show_customers(&mut self, names: Vec<(String, String)>) {
        self.announcement = if names.is_empty() {
            say("The files hold no name of a customer for the leads of this list.")
        } else {
            say("Names of customers are on show.")
        };
        if let (Some(loaded), Some(_)) = (&mut self.loaded, &self.asked) {
            loaded.choices.customers = Customers::Shown(names.into_iter().collect());
        }
    }

    /// No name is asked for, and none is kept.
    pub(super) fn forget_customers(&mut self) {
        self.asked = None;
        if let Some(loaded) = &mut self.loaded {
            loaded.choices.customers = Customers::Hidden;
        }
    }

    /// Names that are on their way will not come.
    pub(super) fn stop_asking(&mut self) {
        if self.is_awaited() {
            self.forget_customers();
        }
    }
}
