//! A document as a page: headings that can be linked to, links that fit the site, tables that scroll by themselves.

use anyhow::{Result, bail};
use pulldown_cmark::{
    CodeBlockKind, CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html,
};

use super::live;
use super::places::{self, Places, Target};

/// A page of the site.
#[derive(Debug)]
pub(super) struct Page {
    /// Path from `docs`.
    pub(super) document: String,
    /// Path on the site.
    pub(super) place: String,
    /// Its first heading.
    pub(super) title: String,
    /// Its content.
    pub(super) html: String,
    /// Whether something on it runs.
    pub(super) live: bool,
    /// Scripts of its live blocks: place and text.
    pub(super) scripts: Vec<(String, String)>,
    /// Files of `docs` that it shows or links to.
    pub(super) assets: Vec<String>,
}

/// Makes a page of a document.
///
/// # Errors
/// When a link leads nowhere, or the document has no heading.
pub(super) fn page(document: &str, text: &str, places: &Places) -> Result<Page> {
    let place = places.of(document);
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let events: Vec<Event<'_>> = Parser::new_ext(text, options).collect();
    let mut page = Page {
        document: document.to_owned(),
        place,
        title: title(&events),
        html: String::new(),
        live: false,
        scripts: Vec::new(),
        assets: Vec::new(),
    };
    if page.title.is_empty() {
        bail!("expected a heading at the beginning, found none");
    }
    let mut out = Vec::with_capacity(events.len());
    let mut ids = Vec::new();
    // Whether each open link is kept.
    let mut links = Vec::new();
    // The code of a live block that is open.
    let mut running: Option<String> = None;
    for (at, event) in events.iter().enumerate() {
        let event = event.clone();
        match event {
            Event::Text(text) if running.is_some() => {
                if let Some(code) = &mut running {
                    code.push_str(&text);
                }
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) if is_live(&info) => {
                running = Some(String::new());
            }
            Event::End(TagEnd::CodeBlock) if running.is_some() => {
                let (html, script) = live::block(&running.take().unwrap_or_default(), &page.place);
                page.live = true;
                if let Some(script) = script {
                    let name = page.place.replace(".html", "");
                    let number = page.scripts.len() + 1;
                    page.scripts.push((format!("{name}-{number}.js"), script));
                }
                out.push(Event::Html(html.into()));
            }
            // A block that is wider than the page is scrolled, also by keyboard.
            Event::Start(Tag::CodeBlock(_)) => {
                out.push(Event::Html("<pre tabindex=\"0\"><code>".into()));
            }
            Event::End(TagEnd::CodeBlock) => out.push(Event::Html("</code></pre>\n".into())),
            Event::Start(Tag::Heading { level, .. }) => {
                let id = unique(slug(&words(&events, at)), &mut ids);
                out.push(Event::Html(format!("<{level} id=\"{id}\">").into()));
            }
            Event::End(TagEnd::Heading(level)) => {
                out.push(Event::Html(format!("</{level}>\n").into()));
            }
            Event::Start(Tag::Table(columns)) => {
                out.push(Event::Html(
                    "<div class=\"table\" tabindex=\"0\" role=\"group\" aria-label=\"Table\">\n"
                        .into(),
                ));
                out.push(Event::Start(Tag::Table(columns)));
            }
            Event::End(TagEnd::Table) => {
                out.push(Event::End(TagEnd::Table));
                out.push(Event::Html("</div>\n".into()));
            }
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                title,
                id,
            }) => {
                let to = address(&dest_url, &mut page, places)?;
                links.push(to.is_some());
                if let Some(to) = to {
                    out.push(Event::Start(Tag::Link {
                        link_type,
                        dest_url: to,
                        title,
                        id,
                    }));
                }
            }
            Event::End(TagEnd::Link) => {
                if links.pop().unwrap_or(true) {
                    out.push(Event::End(TagEnd::Link));
                }
            }
            Event::Start(Tag::Image {
                link_type,
                dest_url,
                title,
                id,
            }) => {
                let Some(to) = address(&dest_url, &mut page, places)? else {
                    bail!("the picture {dest_url} is not in docs");
                };
                out.push(Event::Start(Tag::Image {
                    link_type,
                    dest_url: to,
                    title,
                    id,
                }));
            }
            event => out.push(event),
        }
    }
    html::push_html(&mut page.html, out.into_iter());
    Ok(page)
}

/// Whether a block of code is to run: `html live`.
fn is_live(info: &str) -> bool {
    info.split_whitespace().eq(["html", "live"])
}

/// A link's address on the site; none where it leads to something that is not published.
fn address(link: &str, page: &mut Page, places: &Places) -> Result<Option<CowStr<'static>>> {
    if link.contains(':') {
        return Ok(Some(link.to_owned().into()));
    }
    let up = places::up(&page.place);
    match places.target(&page.document, link) {
        Target::Place(place) => Ok(Some(format!("{up}{place}").into())),
        Target::Asset(asset) => {
            let to = format!("{up}{asset}");
            page.assets.push(asset);
            Ok(Some(to.into()))
        }
        Target::Unpublished => Ok(None),
        Target::Nowhere => bail!("the link to `{link}` leads nowhere"),
    }
}

/// The first heading's words.
fn title(events: &[Event<'_>]) -> String {
    let first = events.iter().position(|event| {
        matches!(
            event,
            Event::Start(Tag::Heading {
                level: HeadingLevel::H1,
                ..
            })
        )
    });
    first.map_or_else(String::new, |at| words(events, at))
}

/// The words of the heading that begins here.
fn words(events: &[Event<'_>], at: usize) -> String {
    let mut text = String::new();
    for event in events.iter().skip(at + 1) {
        match event {
            Event::Text(part) | Event::Code(part) => text.push_str(part),
            Event::End(TagEnd::Heading(_)) => break,
            _ => {}
        }
    }
    text
}

/// Words as the part of an address after `#`, as code hosts make it.
fn slug(words: &str) -> String {
    words
        .chars()
        .filter_map(|c| match c {
            ' ' => Some('-'),
            '-' | '_' => Some(c),
            c if c.is_alphanumeric() => Some(c.to_ascii_lowercase()),
            _ => None,
        })
        .collect()
}

/// An id that the page does not have yet.
fn unique(id: String, ids: &mut Vec<String>) -> String {
    let mut own = id.clone();
    let mut number = 1;
    while ids.contains(&own) {
        own = format!("{id}-{number}");
        number += 1;
    }
    ids.push(own.clone());
    own
}

/// Text as HTML.
pub(super) fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn make(text: &str) -> Result<Page> {
        let places = Places::new(&BTreeSet::from(
            ["files.md", "metrics/sla.md"].map(String::from),
        ));
        page("metrics/sla.md", text, &places)
    }

    #[test]
    fn headings_links_and_tables_fit_the_site() -> Result<()> {
        let made = make(
            "# The `sla` page\n\n[files](../files.md), [code](../../core/Cargo.toml)\n\n## A\n\n## A\n\n|a|\n|-|\n|1|\n",
        )?;
        assert_eq!(made.title, "The sla page");
        assert!(
            made.html
                .contains("<a href=\"../files.html\">files</a>, code")
        );
        assert!(made.html.contains("<h2 id=\"a\">") && made.html.contains("<h2 id=\"a-1\">"));
        assert!(made.html.contains("role=\"group\""));
        Ok(())
    }

    #[test]
    fn a_link_that_leads_nowhere_stops_the_site() {
        let error = make("# A\n\n[b](nothing.md)\n")
            .map(|_| ())
            .map_err(|error| error.to_string());
        assert_eq!(
            error,
            Err("the link to `nothing.md` leads nowhere".to_owned())
        );
    }

    #[test]
    fn live_blocks_run_and_others_are_read() -> Result<()> {
        let made = make(
            "# A\n\n```html live\n<i></i><script type=\"module\">1</script>\n```\n\n```html\n<b></b>\n```\n",
        )?;
        assert!(made.live && made.html.contains("<div class=\"seen\">\n<i></i>"));
        assert!(made.html.contains("&lt;b&gt;") && !made.html.contains("<b>"));
        assert_eq!(
            made.scripts,
            [("metrics/sla-1.js".to_owned(), "1".to_owned())]
        );
        Ok(())
    }
}
