//! The rules of axe on every state of the widget, in light, dark, forced colours, on paper, wide and at 320 px.
//!
//! A rule that is broken fails the scenario with every place where it is. What axe cannot decide itself is written to
//! `tests/output`, and only rules of a list that says why may be left open.

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};

use crate::browsers::Session;
use crate::page::{Page, Site};
use crate::scenarios::network::on;
use crate::support::export::wide;

/// What axe may leave open, as rule and beginning of its reason, and why nobody has to look again.
const OPEN: [(&str, &str, &str); 5] = [
    (
        "color-contrast",
        "Element's background color could not be determined because it is overlapped by another element",
        "what lies under an open list of a filter; measured where the list is closed",
    ),
    (
        "color-contrast",
        "Element has a 1:1 contrast ratio with the background",
        "in forced colours the engine paints others than its styles say; they are the reader's own",
    ),
    (
        "color-contrast",
        "Element's background color could not be determined because it's partially obscured by another element",
        "a cell of a wide table that is not scrolled to; the others of its table are measured",
    ),
    (
        "color-contrast",
        "Element content is too short to determine if it is actual text content",
        "a heading of one letter, coloured like the longer ones beside it",
    ),
    (
        "th-has-data-cells",
        "Table data cells are missing or empty",
        "a figure that nobody knows is an empty cell",
    ),
];

/// Everything that has a rule: WCAG 2.0 to 2.2, A and AA, and what axe calls good practice. Colours are looked at everywhere
/// but in charts, whose ground axe cannot see: `tests/accessible` measures those from the style sheet.
const RUN: &str = "
  const [only] = args;
  const sheet = new CSSStyleSheet();
  // What is far from the window is not painted; here all of it is looked at.
  sheet.replaceSync('.rg-card { content-visibility: visible !important }');
  const sheets = root.adoptedStyleSheets;
  root.adoptedStyleSheets = [...sheets, sheet];
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const found = [];
  const run = async (context, options) => {
    const { passes, violations, incomplete } = await axe.run(context, { preload: false, resultTypes: ['violations', 'incomplete'], ...options });
    found.push({ passes, violations, incomplete });
  };
  if (!only) await run(widget, { runOnly: { type: 'tag', values: tags }, rules: { 'target-size': { enabled: true }, 'color-contrast': { enabled: false } } });
  const exclude = [{ fromShadowDom: ['reality-gap', 'svg'] }];
  await run({ include: ['reality-gap'], exclude }, { runOnly: { type: 'rule', values: ['color-contrast'] } });
  root.adoptedStyleSheets = sheets;
  const list = (results) => results.flatMap(({ id, nodes }) => nodes.map(({ target, any, all, none }) => {
    const why = [...any, ...all, ...none].map(({ message }) => message).join('; ');
    return [id, target.flat(9).at(-1), why];
  }));
  return {
    passes: found.reduce((sum, { passes }) => sum + passes.length, 0),
    violations: list(found.flatMap(({ violations }) => violations)),
    incomplete: list(found.flatMap(({ incomplete }) => incomplete)),
  };";

/// What was found on a page so far.
pub(crate) struct Audit<'p, 's> {
    pub(crate) page: &'p Page<'s>,
    states: usize,
    faults: String,
    open: String,
}

impl<'p, 's> Audit<'p, 's> {
    pub(crate) fn new(page: &'p Page<'s>) -> Self {
        // A whole report takes the slower engines half a minute on a busy machine; without more time they say so.
        drop(page.session.patience(180));
        Self {
            page,
            states: 0,
            faults: String::new(),
            open: String::new(),
        }
    }

    /// Looks at what is shown now.
    pub(crate) fn look(&mut self, state: &str) -> Result<()> {
        self.run(state, false)
    }

    /// Looks at the colours of what is shown now.
    pub(crate) fn colours(&mut self, state: &str) -> Result<()> {
        self.run(state, true)
    }

    fn run(&mut self, state: &str, colours: bool) -> Result<()> {
        // The report is built piece by piece: a chapter or a panel may wait for its heading.
        self.page.until(
            "headings and names that are there",
            "return [...root.querySelectorAll('[aria-labelledby]')].every((each) => root.getElementById(each.getAttribute('aria-labelledby')))
               && [...root.querySelectorAll('h2, h3')].every((each) => each.textContent)",
        )?;
        let found = self.page.wait(RUN, &[json!(colours)]);
        let found = found.with_context(|| state.to_owned())?;
        let least = if colours { 1 } else { 12 };
        ensure!(
            found["passes"]
                .as_u64()
                .is_some_and(|passes| passes >= least),
            "expected rules that have something to look at, {state}: {found}"
        );
        self.states += 1;
        list(&mut self.faults, state, &found["violations"], &[]);
        list(&mut self.open, state, &found["incomplete"], &OPEN);
        Ok(())
    }

    /// Nothing was found in any state.
    pub(crate) fn end(self, name: &str) -> Result<()> {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("output");
        std::fs::create_dir_all(&folder)?;
        let file = folder.join(format!("{}-axe.txt", name.replace("::", "-")));
        let report = format!(
            "{} states\n\nbroken\n{}\nopen\n{}",
            self.states, self.faults, self.open
        );
        std::fs::write(file, report)?;
        ensure!(self.faults.is_empty(), "rules are broken\n{}", self.faults);
        ensure!(
            self.open.is_empty(),
            "axe cannot decide, and nobody has said why that is no matter\n{}",
            self.open
        );
        Ok(())
    }
}

/// One line a place, at most six of a rule; what may be left open is left out.
fn list(out: &mut String, state: &str, results: &Value, allowed: &[(&str, &str, &str)]) {
    let mut seen: Vec<String> = Vec::new();
    for result in results.as_array().into_iter().flatten() {
        let part = |at: usize| result[at].as_str().unwrap_or_default();
        let (rule, place, why) = (part(0), part(1), part(2));
        if allowed
            .iter()
            .any(|open| open.0 == rule && why.starts_with(open.1))
        {
            continue;
        }
        seen.push(rule.to_owned());
        if seen.iter().filter(|same| *same == rule).count() <= 6 {
            out.push_str(&format!("  {state}: {rule}: {place}: {why}\n"));
        }
    }
}

/// All rules, then the colours again in dark and in forced colours, where the engine can pretend those.
fn in_colours(audit: &mut Audit<'_, '_>, state: &str) -> Result<()> {
    audit.look(state)?;
    audit.page.js("widget.theme = 'dark'", &[])?;
    audit.colours(&format!("{state}, dark"))?;
    audit.page.js("widget.theme = 'auto'", &[])?;
    let session = audit.page.session;
    if session.pretend(&[("forced-colors", "active")])? {
        let forced = "return matchMedia('(forced-colors: active)').matches";
        // Firefox takes a moment to believe it.
        let active = audit.page.until("forced colours", forced);
        let looked = audit.colours(&format!("{state}, forced colours"));
        session.pretend(&[])?;
        active?;
        looked?;
    }
    Ok(())
}

pub(crate) fn site() -> Site {
    Site {
        axe: true,
        ..Site::strict()
    }
}

/// Dates that can be read both ways.
pub(crate) const BOTH_WAYS: &str = "lead_id,created_at,dealer,first_attempt_at\n\
    A-1,03/04/2026 09:00,North,03/04/2026 09:20\n\
    A-2,05/06/2026 09:00,South,05/06/2026 10:20\n";

pub(crate) fn no_rule_is_broken_before_the_report(session: &Session, name: &str) -> Result<()> {
    let page = Page::ready(session, name, site())?;
    let mut audit = Audit::new(&page);
    in_colours(&mut audit, "empty")?;
    page.open_all("find('[data-rg=\"template\"]')")?;
    audit.look("templates")?;

    // So long a file that it is still being read when it was looked at.
    page.js(
        "const row = 'A-1,2026-09-01T09:00:00Z,North,2026-09-01T09:20:00Z\\n';
         const more = new Blob([row.repeat(20000)]);
         const file = new File(['lead_id,created_at,dealer,first_attempt_at\\n', ...Array(500).fill(more)], 'long.csv');
         void widget.load([file]).catch(() => {});",
        &[],
    )?;
    let stop = "find('[data-rg=\"cancel\"]')";
    page.until("the reading", &format!("return Boolean({stop})"))?;
    audit.look("reading")?;
    page.js(&format!("{stop}.click()"), &[])?;
    page.await_ready()?;

    page.load(&[("dates.csv", BOTH_WAYS.as_bytes())])?;
    page.until(
        "the question about dates",
        "return Boolean(find('[data-rg=\"day-order\"]'))",
    )?;
    in_colours(&mut audit, "day or month first")?;

    page.load(&[(
        "headers.csv",
        b"c1,c2,c3\nred,left,North\nblue,right,South\n",
    )])?;
    page.until(
        "the question about columns",
        "return Boolean(find('select[data-rg=\"column\"]'))",
    )?;
    page.open_all("true")?;
    in_colours(&mut audit, "columns")?;

    page.load(&[("nothing.csv", b"")])?;
    page.until("the error", "return Boolean(find('.rg-error'))")?;
    in_colours(&mut audit, "error")?;
    page.wait("await widget.clear()", &[])?;

    page.load(&[("export.csv", wide().as_bytes())])?;
    page.until(
        "the question",
        "return Boolean(find('[data-rg=\"reveal\"]'))",
    )?;
    in_colours(&mut audit, "question")?;
    audit.end(name)
}

/// The whole report of all kinds of files.
const LEADS: &str = "[data-rg=\"leads\"][data-rg-field=\"instead:not_phoned\"]";

pub(crate) fn no_rule_is_broken_in_the_report(session: &Session, name: &str) -> Result<()> {
    let page = on(session, name, site())?;
    let mut audit = Audit::new(&page);
    in_colours(&mut audit, "report")?;
    for (view, there) in [
        ("summary", "!find('.rg-chapter') && find('.rg-start')"),
        ("gap", "!find('.rg-start') && find('.rg-answer svg')"),
    ] {
        page.js("widget.view = arguments[0]", &[json!(view)])?;
        page.until(view, &format!("return Boolean({there})"))?;
        audit.look(view)?;
    }
    page.js("widget.view = 'full'", &[])?;
    page.until("the chapters", "return Boolean(find('.rg-chapter'))")?;

    page.js("find('.rg-filter').open = true", &[])?;
    audit.look("a filter open")?;
    page.open_all(&format!("find('{LEADS}')"))?;
    page.js(&format!("find('{LEADS}').click()"), &[])?;
    page.until(
        "the leads",
        "return Boolean(find('[data-rg=\"leads-page\"]'))",
    )?;
    page.js(
        "for (const filter of root.querySelectorAll('.rg-filter')) filter.open = false",
        &[],
    )?;
    in_colours(&mut audit, "everything open")?;
    audit.end(name)
}

pub(crate) fn no_rule_is_broken_on_paper(session: &Session, name: &str) -> Result<()> {
    let page = on(session, name, site())?;
    let mut audit = Audit::new(&page);
    // What a browser does before it prints.
    page.wait(
        "await widget.print(); window.dispatchEvent(new window.Event('beforeprint'));",
        &[],
    )?;
    page.until("the layout for paper", "return Boolean(find('.rg-print'))")?;
    audit.look("laid out for print")?;
    audit.end(name)
}

pub(crate) fn no_rule_is_broken_in_a_narrow_page(session: &Session, name: &str) -> Result<()> {
    // The strictest policy has no room for frames.
    let site = Site {
        axe: true,
        ..Site::default()
    };
    let page = Page::open(session, name, site)?;
    page.go("/test/frame.html")?;
    page.enter_frame()?;
    page.await_ready()?;
    let mut audit = Audit::new(&page);
    let looked = narrow(&page, &mut audit);
    page.leave_frame()?;
    looked?;
    audit.end(name)
}

fn narrow(page: &Page<'_>, audit: &mut Audit<'_, '_>) -> Result<()> {
    audit.look("empty, 320 px")?;
    page.load(&[("export.csv", wide().as_bytes())])?;
    page.answer(1)?;
    audit.look("report, 320 px")?;
    page.open_all("root.querySelectorAll('details table').length > 3")?;
    audit.look("everything open, 320 px")
}
