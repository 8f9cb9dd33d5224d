//! Rows that are no rows of the table: totals and comments.

use super::reader::Row;
use crate::bytes::{Look, look};

/// What the first cell of a row of totals says, in the languages of the exports.
const TOTALS: &str = "total|totals|grand total|grand totals|subtotal|sub total|sub-total|sum|sums|all|overall|average|averages|avg|mean|median|\
total leads|total records|total rows|record count|row count|summe|gesamt|gesamtsumme|gesamtergebnis|insgesamt|zwischensumme|\
durchschnitt|mittelwert|total général|TOTAL GÉNÉRAL|total general|sous-total|moyenne|somme|suma|suma total|totales|total generale|\
totale|totali|totale generale|totale complessivo|somma|media|promedio|subtotale|totaal|eindtotaal|subtotaal|som|gemiddelde|gemiddeld";

/// The row sums up others: its first value is a word for a total and nothing else in it is text.
pub(super) fn is_total(row: &Row<'_>) -> bool {
    // Two texts or a number first tell sooner than the words for totals.
    let mut text = None;
    for column in 0..row.cells() {
        match look(&row.cell(column)) {
            Look::Empty => {}
            Look::Text if text.is_none() => text = Some(column),
            Look::Text => return false,
            _ if text.is_none() => return false,
            _ => {}
        }
    }
    text.is_some_and(|column| says_total(&row.cell(column)))
}

/// `Total`, `TOTAL:`, `Grand Total (45)`.
fn says_total(cell: &[u8]) -> bool {
    let end = cell
        .iter()
        .rposition(|&byte| byte.is_ascii_alphabetic() || byte >= 0x80)
        .map_or(0, |at| at + 1);
    let word = cell[..end].trim_ascii();
    TOTALS
        .split('|')
        .any(|total| total.as_bytes().eq_ignore_ascii_case(word))
}

/// The row is a comment: `# exported by …`, `// …`.
pub(super) fn is_comment(row: &Row<'_>) -> bool {
    let first = row.cell(0);
    first.starts_with(b"#") || first.starts_with(b"//")
}

/// No cell holds anything.
pub(super) fn is_empty(row: &Row<'_>) -> bool {
    (0..row.cells()).all(|column| look(&row.cell(column)) == Look::Empty)
}

#[cfg(test)]
mod tests {
    use crate::table::read_all;

    #[test]
    fn totals_and_comments_are_told_from_rows() {
        for (row, code) in [
            ("TOTAL,4", "C005"),
            ("Grand Total:,4,5,6", "C005"),
            ("Gesamtsumme (45)", "C005"),
            ("Total général,\"12.500,00\"", "C005"),
            ("# a note", "C006"),
            ("Total Cars,4", "C001"),
            ("4,Total", "C001"),
            ("Total,Anna", "C001"),
            ("x,y,z,Total", "C002"),
        ] {
            let text = format!("a,b,c\n1,2,3\n{row}\n");
            let plain = read_all("t.csv", [text.as_bytes()]).expect("readable");
            assert_eq!(plain.aside, [(code, 3)], "{row}");
        }
    }
}
