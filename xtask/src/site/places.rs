//! Where a document, a picture or the demo is on the site, and how one page names another.

use std::collections::{BTreeMap, BTreeSet};

use crate::paths;

/// Where the pages are.
#[derive(Debug)]
pub(super) struct Places {
    /// By path from `docs`.
    pages: BTreeMap<String, String>,
}

/// What a link leads to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// A place of the site, with what comes after `#`.
    Place(String),
    /// A file of `docs` that has to lie on the site too: path from `docs`.
    Asset(String),
    /// Something of the repository that is not published.
    Unpublished,
    /// Nothing.
    Nowhere,
}

impl Places {
    pub(super) fn new(documents: &BTreeSet<String>) -> Self {
        let pages = documents
            .iter()
            .map(|name| (name.clone(), place(name)))
            .collect();
        Self { pages }
    }

    /// Where a document is.
    pub(super) fn of(&self, document: &str) -> String {
        self.pages
            .get(document)
            .cloned()
            .unwrap_or_else(|| place(document))
    }

    /// What a relative link of a document leads to.
    pub(super) fn target(&self, document: &str, link: &str) -> Target {
        let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
        let hash = if anchor.is_empty() { "" } else { "#" };
        let path = join(&format!("docs/{document}"), file);
        if path.starts_with("www/demo") {
            return Target::Place("reality-gap/demo/index.html".to_owned());
        }
        let Some(inside) = path.strip_prefix("docs/") else {
            return if paths::root().join(&path).exists() {
                Target::Unpublished
            } else {
                Target::Nowhere
            };
        };
        // A folder is its list.
        for name in [inside.to_owned(), format!("{inside}/README.md")] {
            if let Some(place) = self.pages.get(&name) {
                return Target::Place(format!("{place}{hash}{anchor}"));
            }
        }
        let file = paths::root().join("docs").join(inside);
        if file.is_file() {
            Target::Asset(inside.to_owned())
        } else if file.is_dir() {
            // Its files are linked one by one.
            Target::Unpublished
        } else {
            Target::Nowhere
        }
    }
}

/// A document's place: the pages of `site` are at the top, a folder's list is its index.
fn place(document: &str) -> String {
    let name = document.strip_prefix("site/").unwrap_or(document);
    let name = name.strip_suffix(".md").unwrap_or(name);
    match name.strip_suffix("README") {
        Some(folder) => format!("{folder}index.html"),
        None => format!("{name}.html"),
    }
}

/// The way from a place to the top.
pub(super) fn up(place: &str) -> String {
    "../".repeat(place.matches('/').count())
}

/// The path that a relative link of a file means; `file` itself for an empty one.
fn join(file: &str, link: &str) -> String {
    if link.is_empty() {
        return file.to_owned();
    }
    let mut parts: Vec<&str> = file.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places() -> Places {
        Places::new(&BTreeSet::from(
            [
                "files.md",
                "metrics/README.md",
                "metrics/sla.md",
                "site/index.md",
            ]
            .map(String::from),
        ))
    }

    #[test]
    fn pages_have_places() {
        let places = places();
        assert_eq!(places.of("site/index.md"), "index.html");
        assert_eq!(places.of("metrics/README.md"), "metrics/index.html");
        assert_eq!(up(&places.of("metrics/sla.md")), "../");
        assert_eq!(up("index.html"), "");
    }

    #[test]
    fn links_lead_to_pages_assets_or_nothing() {
        let places = places();
        let place = |text: &str| Target::Place(text.to_owned());
        assert_eq!(
            places.target("metrics/sla.md", "../files.md#zip"),
            place("files.html#zip")
        );
        assert_eq!(
            places.target("files.md", "metrics"),
            place("metrics/index.html")
        );
        assert_eq!(places.target("files.md", "#here"), place("files.html#here"));
        assert_eq!(
            places.target("site/index.md", "../../www/demo/index.html"),
            place("reality-gap/demo/index.html")
        );
        assert_eq!(
            places.target("metrics/sla.md", "example.csv"),
            Target::Asset("metrics/example.csv".to_owned())
        );
        assert_eq!(
            places.target("files.md", "../README.md"),
            Target::Unpublished
        );
        assert_eq!(places.target("files.md", "nothing.md"), Target::Nowhere);
    }
}
