//! The rows set aside as CSV, to be put right and read again: the reason and the line, then the row as it was written.

use super::csv::text;
use crate::records::{FileAccount, reason};

/// All rows set aside, one a line, with a header line; safe to open in a spreadsheet.
///
/// Where they come from several files their name is a column too, and columns of one header are one column. Cells beyond
/// the header get columns without a name. Without `cells` only the reason and the place are told.
#[must_use]
pub fn set_aside_csv(files: &[FileAccount], cells: bool) -> String {
    let several = files.len() > 1;
    // The name of a column, and how many of that name stand before it in its file.
    let mut columns: Vec<(&str, usize)> = Vec::new();
    let mut places: Vec<Vec<usize>> = Vec::new();
    for file in files.iter().filter(|_| cells) {
        let longest = file.rows.iter().map(|row| row.cells.len()).max();
        let count = longest.unwrap_or(0).max(file.headers.len());
        let name = |at: usize| file.headers.get(at).map_or("", String::as_str);
        let of_file = (0..count).map(|at| {
            let before = (0..at).filter(|&other| name(other) == name(at)).count();
            let column = (name(at), before);
            columns
                .iter()
                .position(|known| *known == column)
                .unwrap_or_else(|| {
                    columns.push(column);
                    columns.len() - 1
                })
        });
        let of_file = of_file.collect();
        places.push(of_file);
    }
    let mut out = String::from(if several {
        "reason,line,file"
    } else {
        "reason,line"
    });
    for (name, _) in &columns {
        out.push(',');
        out.push_str(&text(name));
    }
    out.push_str("\r\n");
    for (nth, file) in files.iter().enumerate() {
        for row in &file.rows {
            let mut line = vec![
                text(&format!("{} {}", row.code, reason(row.code))),
                row.line.to_string(),
            ];
            if several {
                line.push(text(&file.name));
            }
            let first = line.len();
            line.resize(first + columns.len(), String::new());
            for (&place, cell) in places.get(nth).into_iter().flatten().zip(&row.cells) {
                line[first + place] = text(cell);
            }
            out.push_str(&line.join(","));
            out.push_str("\r\n");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::SetAside;

    fn file(name: &str, headers: &[&str], rows: &[(u64, &'static str, &[&str])]) -> FileAccount {
        let texts = |list: &[&str]| list.iter().map(|&text| text.to_owned()).collect();
        FileAccount {
            name: name.to_owned(),
            headers: texts(headers),
            rows: rows
                .iter()
                .map(|&(line, code, cells)| SetAside {
                    line,
                    code,
                    cells: texts(cells),
                })
                .collect(),
        }
    }

    #[test]
    fn one_file_keeps_its_columns() {
        let rows: [(u64, &'static str, &[&str]); 2] = [
            (3, "L001", &["", "=1+1", "a,b"]),
            (7, "C002", &["1", "2", "3", "4"]),
        ];
        let csv = set_aside_csv(&[file("a.csv", &["id", "note", "note"], &rows)], true);
        let mut lines = csv.lines();
        assert_eq!(lines.next(), Some("reason,line,id,note,note,"));
        let first = lines.next().unwrap_or_default();
        assert!(first.starts_with("\"L001 expected a lead id"), "{first}");
        assert!(first.ends_with("\",3,,'=1+1,\"a,b\","), "{first}");
        assert!(lines.next().is_some_and(|line| line.ends_with("7,1,2,3,4")));
    }

    #[test]
    fn several_files_share_the_columns_of_one_name() {
        let one = file("a.csv", &["id", "at"], &[(2, "T001", &["", "x"])]);
        let two = file("b.csv", &["at", "who"], &[(5, "T002", &["", "Ann"])]);
        let csv = set_aside_csv(&[one.clone(), two], true);
        let ends: Vec<&str> = csv
            .lines()
            .map(|line| line.split_once("\",").map_or(line, |(_, rest)| rest))
            .collect();
        assert_eq!(
            ends,
            ["reason,line,file,id,at,who", "2,a.csv,,x,", "5,b.csv,,,Ann"]
        );
        // Without cells nothing of the rows is told.
        assert!(set_aside_csv(&[one], false).ends_with("\",2\r\n"));
    }
}
