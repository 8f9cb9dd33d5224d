//! Which of the first records is the header: title, filters, comments and names of groups stand above it in many exports.
//!
//! A header is filled about as far as the fullest records are, all of it is text, and it is the first such record. A
//! later one goes before it only if more of its cells are headers that are known. Where a row with values stands above
//! and nothing is known, nothing is skipped: the file may have no header at all.

use crate::bytes::{Look, look};

/// Records that are looked at.
pub(super) const FIRST: usize = 64;
/// Cells of a record that are compared with each other and with the headers that are known.
const COMPARED: usize = 500;

/// One of the first records.
#[derive(Debug)]
pub(super) struct First {
    /// Where it begins and where the next one does.
    pub(super) from: usize,
    pub(super) next: usize,
    /// Its line.
    pub(super) line: u64,
    /// Its cells; none where a quote broke the rules.
    pub(super) cells: Vec<String>,
    /// It is a blank line.
    pub(super) blank: bool,
}

impl First {
    fn filled(&self) -> usize {
        self.cells
            .iter()
            .filter(|cell| !cell.trim().is_empty())
            .count()
    }

    /// How many cells there are up to the last that is not blank.
    fn extent(&self) -> usize {
        self.cells
            .iter()
            .rposition(|cell| !cell.trim().is_empty())
            .map_or(0, |at| at + 1)
    }

    fn is_comment(&self) -> bool {
        self.cells.first().is_some_and(|cell| {
            let cell = cell.trim_start();
            cell.starts_with("//") || (cell.starts_with('#') && cell.len() > 1)
        })
    }

    /// Values as in a row below a header.
    pub(super) fn has_values(&self) -> bool {
        self.cells
            .iter()
            .any(|cell| matches!(look(cell.as_bytes()), Look::Number | Look::Value))
    }

    /// Most of its texts differ, and none is long.
    fn names_columns(&self) -> bool {
        let cells = || {
            self.cells
                .iter()
                .map(|cell| cell.trim())
                .filter(|cell| !cell.is_empty())
        };
        let twice = cells()
            .take(COMPARED)
            .enumerate()
            .filter(|&(nth, cell)| cells().take(nth).any(|other| other == cell));
        twice.count() * 2 <= self.filled() && cells().all(|cell| cell.len() <= 100)
    }

    /// What stands in it, for a message.
    pub(super) fn text(&self) -> String {
        let cells = self
            .cells
            .iter()
            .map(|cell| cell.trim())
            .filter(|cell| !cell.is_empty());
        let text = cells.collect::<Vec<_>>().join(" ");
        if text.chars().count() <= 60 {
            text
        } else {
            text.chars().take(59).chain(['…']).collect()
        }
    }
}

/// The place of the header among the first records; none if all are blank.
pub(super) fn find(first: &[First], known: &mut dyn FnMut(&str) -> bool) -> Option<usize> {
    // How far the fullest records are filled; not the very fullest, in which a delimiter may stand in a text.
    let filled: Vec<usize> = first
        .iter()
        .map(First::filled)
        .filter(|&filled| filled > 0)
        .collect();
    let rank = (filled.len() / 8).max(usize::from(filled.len() > 2));
    let fuller = |than: usize| filled.iter().filter(|&&filled| filled > than).count();
    let full = filled.iter().copied().filter(|&one| fuller(one) <= rank);
    let full = full.min().unwrap_or(0);
    let mut best: Option<(usize, usize)> = None;
    let mut values_above = false;
    for (at, one) in first.iter().enumerate() {
        let filled = one.filled();
        if filled == 0 {
            // Another part of the file may begin.
            values_above = false;
            continue;
        }
        if filled * 10 < full * 6 || one.is_comment() {
            continue;
        }
        if one.has_values() {
            values_above |= filled * 10 >= full * 8;
            continue;
        }
        if !one.names_columns() {
            continue;
        }
        let knows = one
            .cells
            .iter()
            .take(COMPARED)
            .filter(|cell| known(cell))
            .count();
        let better = match best {
            None => !values_above || knows > 1,
            Some((_, other)) => knows >= other + 2,
        };
        if better {
            best = Some((at, knows));
        }
    }
    best.map(|(at, _)| at).or_else(|| {
        // A header that begins with `#`, or none that looks like one.
        let commented =
            |one: &First| one.is_comment() && one.filled() * 10 >= full * 6 && !one.has_values();
        let any = |one: &First| !one.blank && !one.is_comment();
        first
            .iter()
            .position(commented)
            .filter(|_| full > 1)
            .or_else(|| first.iter().position(any))
            .or_else(|| first.iter().position(|one| !one.blank))
    })
}

/// The headers of a record, so that each is distinct: a blank one is `column 3`, the second `Email` is `Email (2)`.
/// Columns at the end that are blank in all the first records are left out.
pub(super) fn names(first: &mut [First], at: usize) -> Vec<String> {
    let width = first[at].cells.len();
    let below = first[at..].iter().filter(|one| one.cells.len() <= width);
    let extent = below.map(First::extent).max().unwrap_or(0);
    let mut names: Vec<String> = Vec::with_capacity(width);
    let several = first.len() > at + 1 && first[at].extent() > 0;
    let cells = std::mem::take(&mut first[at].cells);
    for (nth, cell) in cells.into_iter().enumerate() {
        if several && nth >= extent {
            break;
        }
        let mut name = cell;
        if width > 1 && name.trim().is_empty() {
            name = format!("column {}", nth + 1);
        }
        let plain = name.trim().to_owned();
        let mut count = 1;
        // Beyond all measure nobody maps by hand.
        while nth < COMPARED && names.iter().any(|other| other.trim() == name.trim()) {
            count += 1;
            name = format!("{plain} ({count})");
        }
        names.push(name);
    }
    names
}

#[cfg(test)]
mod tests {
    use crate::table::{Sheet, read_all};

    /// Headers and first row of a text, as `a,b|1,2`.
    fn check(text: &str, expected: &str) {
        for size in [1, 7, 10_000] {
            let plain = read_all("t.csv", text.as_bytes().chunks(size)).expect("readable");
            let first = plain.rows.first().cloned().unwrap_or_default();
            assert_eq!(
                format!("{}|{}", plain.headers.join(","), first.join(",")),
                expected,
                "{text:?}"
            );
        }
    }

    #[test]
    fn the_header_is_found_below_what_stands_above_it() {
        check("a,b,c\n1,2,3\n", "a,b,c|1,2,3");
        check("Report\n\na,b,c\n1,2,3\n", "a,b,c|1,2,3");
        check("Report,,\nFrom,2026-01-01,\na,b,c\n1,2,3\n", "a,b,c|1,2,3");
        check("Lead,,,Who,\na,b,c,d,e\n1,2,3,4,5\n", "a,b,c,d,e|1,2,3,4,5");
        check("# made by x, y, z\n// more\na,b,c\n1,2,3\n", "a,b,c|1,2,3");
        check("#,name,at\n1,x,2026-01-01\n", "#,name,at|1,x,2026-01-01");
        check(
            "#id,name,at\n1,x,2026-01-01\n",
            "#id,name,at|1,x,2026-01-01",
        );
        // Nothing above the values looks like a header: nothing is skipped, and columns are numbered.
        check(
            "1,2026-01-01,x\n2,2026-01-02,y\nq,r,s\n3,,z\n",
            "column 1,column 2,column 3|1,2026-01-01,x",
        );
        // One row with a delimiter in its text.
        check("a,b,c\n1,2,3\n1,2,3, or 4, or 5\n1,2,3\n", "a,b,c|1,2,3");
        check("sep=;\r\na;b\r\n1,5;2\r\n", "a,b|1,5,2");
        check("\"sep=|\"\na|b\n1|2\n", "a,b|1,2");
    }

    #[test]
    fn headers_are_distinct() {
        check(
            "Email,,Email, Email \n1,2,3,4\n",
            "Email,column 2,Email (2),Email (3)|1,2,3,4",
        );
        check("a,b,,\n1,2,,\n3,4,,\n", "a,b|1,2");
        check("a,b,,\n1,2,,x\n3,4,,\n", "a,b,column 3,column 4|1,2,,x");
    }

    #[test]
    fn a_table_of_another_reader_may_begin_without_its_header() {
        let mut sheet = Sheet::new();
        sheet.row(1, ["Leads of September", "", ""]);
        sheet.row(3, ["Lead ID", "Created", "Dealer"]);
        sheet.row(4, ["007", "2026-09-01", "Northgate"]);
        sheet.row(5, ["008", "2026-09-02", "Northgate", "", ""]);
        sheet.row(6, ["009", "2026-09-03", "Northgate", "spare"]);
        let bytes = sheet.take();
        for size in [1, 9, 10_000] {
            let plain = read_all("t", bytes.chunks(size)).expect("readable");
            assert_eq!(plain.headers, ["Lead ID", "Created", "Dealer"]);
            assert_eq!(plain.rows[0], ["007", "2026-09-01", "Northgate"]);
            assert_eq!(plain.rows.len(), 2);
            assert_eq!(plain.aside, [("C002", 6)]);
        }
    }
}
