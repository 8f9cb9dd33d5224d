//! What a column is by its values, where its header says nothing: only what the first rows make clear.

use super::vocabulary::{self, Meaning};

/// How many rows of a column must not be blank.
const ENOUGH: usize = 2;

/// What all cells of a column look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Dates; with times of day in it.
    Date(bool),
    /// Telephone numbers.
    Phone,
    /// E-mail addresses.
    Email,
    /// Yes and no.
    Flag,
    /// Who turned to whom.
    Direction,
    /// The way of a touch.
    Channel,
    /// How a touch ended.
    Result,
    /// How a lead ended or where it stands.
    Ending,
    /// `1:35`, `0:01:35`.
    Length,
    /// Ids: a word with a digit in it, and each row has its own.
    Own,
    /// The same, and some rows share one.
    Shared,
    /// Anything else, or too little.
    Other,
}

/// What is not blank in a column of the first rows.
pub fn cells(rows: &[Vec<String>], column: usize) -> Vec<&str> {
    rows.iter()
        .filter_map(|row| row.get(column))
        .map(|cell| cell.trim())
        .filter(|cell| !cell.is_empty())
        .collect()
}

/// What speaks against fields whatever the header says.
pub fn date_or_flag(cells: &[&str]) -> Option<Shape> {
    let all = |is: fn(&str) -> bool| cells.iter().all(|cell| is(cell));
    if cells.len() < ENOUGH {
        None
    } else if all(is_date) {
        Some(Shape::Date(cells.iter().any(|cell| cell.contains(':'))))
    } else if all(|cell| cell.len() > 1 && known(vocabulary::flag(cell))) {
        Some(Shape::Flag)
    } else {
        None
    }
}

/// The shapes of the columns of the first rows.
pub fn shapes(rows: &[Vec<String>], columns: usize) -> Vec<Shape> {
    (0..columns)
        .map(|column| shape(&cells(rows, column)))
        .collect()
}

fn shape(cells: &[&str]) -> Shape {
    if let Some(shape) = date_or_flag(cells) {
        return shape;
    }
    if cells.len() < ENOUGH {
        return Shape::Other;
    }
    let all = |is: fn(&str) -> bool| cells.iter().all(|cell| is(cell));
    for (is, shape) in [
        (is_email as fn(&str) -> bool, Shape::Email),
        (is_length, Shape::Length),
        (is_phone, Shape::Phone),
        (
            |cell| known(vocabulary::direction(cell)) && is_text(cell),
            Shape::Direction,
        ),
        (
            |cell| known(vocabulary::channel(cell)) && is_text(cell),
            Shape::Channel,
        ),
        (
            |cell| known(vocabulary::result(cell)) && is_text(cell),
            Shape::Result,
        ),
        (
            |cell| known(vocabulary::outcome(cell, false)) && is_text(cell),
            Shape::Ending,
        ),
    ] {
        if all(is) {
            return shape;
        }
    }
    if all(is_id) {
        let shared = (1..cells.len()).any(|at| cells[..at].contains(&cells[at]));
        return if shared { Shape::Shared } else { Shape::Own };
    }
    Shape::Other
}

fn known<T>(meaning: Meaning<T>) -> bool {
    matches!(meaning, Meaning::Is(_))
}

fn is_text(cell: &str) -> bool {
    cell.len() > 1 && !cell.bytes().any(|byte| byte.is_ascii_digit())
}

/// Three numbers with marks between them, perhaps with a time behind them.
pub fn is_date(cell: &str) -> bool {
    let day = cell.split([' ', 'T', ',']).next().unwrap_or("");
    let parts: Vec<&str> = day.split(['-', '/', '.']).collect();
    let digits = |part: &&str| {
        (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    parts.len() == 3
        && parts.iter().all(digits)
        && parts.iter().filter(|part| part.len() > 2).count() <= 1
        && parts[1].len() < 3
}

/// An address of a mailbox.
pub fn is_email(cell: &str) -> bool {
    let name = |text: &str| !text.is_empty() && !text.contains([' ', '@']);
    cell.split_once('@')
        .is_some_and(|(who, host)| name(who) && name(host) && host.contains('.'))
}

/// Seven to fifteen digits, written as a number that is dialled.
pub fn is_phone(cell: &str) -> bool {
    let digits = cell.bytes().filter(u8::is_ascii_digit).count();
    let marks = |c: char| matches!(c, ' ' | '-' | '(' | ')' | '.' | '/');
    (7..=15).contains(&digits)
        && cell
            .chars()
            .all(|c| c.is_ascii_digit() || c == '+' || marks(c))
        && (cell.starts_with(['+', '0', '(']) || cell.contains(marks))
        && !is_date(cell)
}

fn is_length(cell: &str) -> bool {
    let parts: Vec<&str> = cell.split(':').collect();
    let digits = |part: &&str| {
        (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    (2..=3).contains(&parts.len()) && parts.iter().all(digits)
}

fn is_id(cell: &str) -> bool {
    cell.len() <= 40
        && !cell.contains([' ', '@', ':', ','])
        && cell.bytes().any(|byte| byte.is_ascii_digit())
}

/// Fields of leads or touches by the shapes of columns, as pairs of field and column; none unless there is only one way
/// to read them.
pub fn fields(shapes: &[Shape]) -> Option<Vec<(&'static str, usize)>> {
    let columns = |is: fn(Shape) -> bool| {
        (0..shapes.len())
            .filter(|&at| is(shapes[at]))
            .collect::<Vec<usize>>()
    };
    let one = |is: fn(Shape) -> bool| match columns(is)[..] {
        [only] => Some(only),
        _ => None,
    };
    let date = one(|shape| matches!(shape, Shape::Date(_)))?;
    let own = one(|shape| shape == Shape::Own);
    let shared = one(|shape| shape == Shape::Shared);
    let (direction, channel) = (
        one(|shape| shape == Shape::Direction),
        one(|shape| shape == Shape::Channel),
    );
    let result = one(|shape| shape == Shape::Result);
    let ending = one(|shape| shape == Shape::Ending);
    let mut found: Vec<(&str, Option<usize>)> = Vec::new();
    if direction.is_some() || channel.is_some() {
        // Touches: of two columns of ids the one whose ids come again is the lead's.
        let lead = shared.or(own)?;
        found.extend([
            ("touches.lead_id", Some(lead)),
            ("touches.at", Some(date)),
            ("touches.channel", channel),
            ("touches.direction", direction),
            ("touches.result", result.or(ending)),
            ("touches.duration", one(|shape| shape == Shape::Length)),
        ]);
    } else {
        // Leads: each has an id of its own or a customer, and how it ended is told.
        let contact = columns(|shape| matches!(shape, Shape::Phone | Shape::Email));
        let told = ending.or(result);
        if shared.is_some() || own.is_none() || (contact.is_empty() && told.is_none()) {
            return None;
        }
        found.extend([
            ("leads.lead_id", own),
            ("leads.created_at", Some(date)),
            ("leads.status", told),
            ("leads.phone", one(|shape| shape == Shape::Phone)),
            ("leads.email", one(|shape| shape == Shape::Email)),
        ]);
    }
    Some(
        found
            .into_iter()
            .filter_map(|(field, column)| Some((field, column?)))
            .collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(rows: &str) -> Vec<Shape> {
        let rows: Vec<Vec<String>> = rows
            .lines()
            .map(|row| row.split(';').map(str::to_owned).collect())
            .collect();
        shapes(&rows, rows[0].len())
    }

    #[test]
    fn a_column_is_what_all_its_cells_look_like() {
        let found = of(
            "A-1;2026-09-14 09:05;+1 555 010 0100;a@example.org;Outbound;Call;Left message;0:35;yes\n\
             A-2;2026-09-15 10:05;(555) 010-0101;b@example.org;Inbound;SMS;No answer;1:20:00;no\n\
             A-1;;;;outbound;E-mail;;;",
        );
        assert_eq!(
            found,
            [
                Shape::Shared,
                Shape::Date(true),
                Shape::Phone,
                Shape::Email,
                Shape::Direction,
                Shape::Channel,
                Shape::Result,
                Shape::Length,
                Shape::Flag,
            ]
        );
        assert_eq!(of("1-10\n2-10"), [Shape::Own], "no date");
        assert_eq!(of("x\ny"), [Shape::Other]);
    }

    #[test]
    fn fields_are_found_only_where_there_is_one_way_to_read_them() {
        use Shape::{Channel, Date, Direction, Email, Ending, Other, Own, Shared};
        let touches = fields(&[Own, Shared, Date(true), Channel, Direction, Other]);
        assert_eq!(
            touches.as_deref(),
            Some(
                &[
                    ("touches.lead_id", 1),
                    ("touches.at", 2),
                    ("touches.channel", 3),
                    ("touches.direction", 4),
                ][..]
            )
        );
        assert!(fields(&[Own, Date(true), Ending, Email]).is_some());
        assert_eq!(
            fields(&[Own, Date(true), Date(true), Ending]),
            None,
            "which date?"
        );
        assert_eq!(fields(&[Own, Own, Date(true), Ending]), None, "which id?");
        assert_eq!(
            fields(&[Own, Date(true), Other]),
            None,
            "a list of anything"
        );
    }
}
