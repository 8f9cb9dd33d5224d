//! One line of a chat: when it was sent, by whom, and what kind of thing it is. The text itself goes no further.

/// A line that begins a message.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Line<'a> {
    /// Date and time as the phone wrote them, without its odd spaces and commas.
    pub(super) at: String,
    /// Who wrote; nobody where the program itself did.
    pub(super) sender: Option<&'a str>,
    /// What was written.
    pub(super) text: &'a str,
}

/// Marks that phones put around names and numbers.
const MARKS: [char; 9] = [
    '\u{200E}', '\u{200F}', '\u{202A}', '\u{202C}', '\u{2068}', '\u{2069}', '\u{202F}', '\u{A0}',
    '\u{FEFF}',
];

/// The longest name of a sender, in bytes: a longer beginning is a sentence.
const LONGEST_NAME: usize = 100;

/// Reads a line; nothing if it goes on with the message before.
pub(super) fn line(text: &str) -> Option<Line<'_>> {
    let text = text.trim_end_matches(['\r', ' ']).trim_start_matches(MARKS);
    if let Some(rest) = text.strip_prefix('[') {
        let (at, rest) = rest.split_once(']')?;
        return message(stamp(at)?, rest.trim_start());
    }
    if let Some((name, at)) = text
        .strip_suffix(']')
        .and_then(|text| text.rsplit_once(", ["))
    {
        return Some(Line {
            at: stamp(at)?,
            sender: Some(name.trim_matches(bare)),
            text: "",
        });
    }
    let (at, rest) = text.split_once(" - ")?;
    message(stamp(at)?, rest)
}

fn message(at: String, rest: &str) -> Option<Line<'_>> {
    let named = rest
        .split_once(": ")
        .or_else(|| rest.strip_suffix(':').map(|name| (name, "")))
        .filter(|(name, _)| name.len() <= LONGEST_NAME);
    Some(match named {
        Some((name, text)) => Line {
            at,
            sender: Some(name.trim_matches(bare)),
            text,
        },
        None => Line {
            at,
            sender: None,
            text: rest,
        },
    })
}

/// What is no part of a name: marks, and the tilde before somebody who is not in the phone's list.
fn bare(letter: char) -> bool {
    MARKS.contains(&letter) || letter == '~' || letter == ' '
}

/// A date and a time in the words of a list: `12/03/2026 09:15 AM`.
fn stamp(text: &str) -> Option<String> {
    let text: String = text
        .chars()
        .map(|letter| {
            if MARKS.contains(&letter) || letter == ',' {
                ' '
            } else {
                letter
            }
        })
        .collect();
    let text = text.trim();
    let (date, rest) = text.split_at(text.find(' ')?);
    let parts: Vec<&str> = date.trim_end_matches('.').split(['/', '.', '-']).collect();
    let digits = |part: &&str| {
        !part.is_empty() && part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    if parts.len() != 3 || !parts.iter().all(digits) {
        return None;
    }
    let [first, second, last] = parts[..] else {
        return None;
    };
    let from = rest.find(|letter: char| letter.is_ascii_digit())?;
    let until = rest[from..]
        .find(|letter: char| !letter.is_ascii_digit() && !matches!(letter, ':' | '.'))
        .map_or(rest.len(), |at| from + at);
    let time = rest[from..until].trim_end_matches('.').replace('.', ":");
    if !(4..=8).contains(&time.len()) || !time.contains(':') {
        return None;
    }
    let half: String = rest[until..]
        .chars()
        .filter(char::is_ascii_alphabetic)
        .collect();
    let half = match half.to_ascii_lowercase().as_str() {
        "am" => " AM",
        "pm" => " PM",
        _ => "",
    };
    // Two digits at the end are a year: nobody wrote such chats before 2009.
    Some(match (first.len(), last.len()) {
        (4, _) => format!("{first}-{second:0>2}-{last:0>2} {time}{half}"),
        (_, 2) => format!("{first}/{second}/20{last} {time}{half}"),
        _ => format!("{first}/{second}/{last} {time}{half}"),
    })
}

/// What a message is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    Text,
    /// A picture, a voice message, a document.
    Media,
    Deleted,
    /// A call that was answered, with what is said of its length.
    Call,
    Missed,
    /// Of the program itself.
    System,
}

/// Words of the program in several languages, in lower case; what is asked first stands first.
const WORDS: [(Sort, &[&str]); 5] = [
    (
        Sort::System,
        &[
            "end-to-end encrypted",
            "ende-zu-ende-verschlüsselt",
            "chiffrés de bout en bout",
            "cifrados de extremo a extremo",
            "crittografia end-to-end",
            "crittografati end-to-end",
            "end-to-end versleuteld",
            "cifradas de ponta a ponta",
        ],
    ),
    (
        Sort::Missed,
        &[
            "missed voice call",
            "missed video call",
            "missed group",
            "verpasster sprachanruf",
            "verpasster videoanruf",
            "appel vocal manqué",
            "appel vidéo manqué",
            "llamada perdida",
            "llamada de voz perdida",
            "videollamada perdida",
            "chiamata persa",
            "videochiamata persa",
            "chiamata vocale persa",
            "gemiste spraakoproep",
            "gemiste video-oproep",
            "gemiste oproep",
        ],
    ),
    (
        Sort::Call,
        &[
            "voice call",
            "video call",
            "sprachanruf",
            "videoanruf",
            "appel vocal",
            "appel vidéo",
            "llamada de voz",
            "videollamada",
            "chiamata vocale",
            "videochiamata",
            "spraakoproep",
            "video-oproep",
        ],
    ),
    (
        Sort::Deleted,
        &[
            "this message was deleted",
            "you deleted this message",
            "diese nachricht wurde gelöscht",
            "du hast diese nachricht gelöscht",
            "ce message a été supprimé",
            "vous avez supprimé ce message",
            "se eliminó este mensaje",
            "eliminaste este mensaje",
            "questo messaggio è stato eliminato",
            "hai eliminato questo messaggio",
            "dit bericht is verwijderd",
            "je hebt dit bericht verwijderd",
        ],
    ),
    (
        Sort::Media,
        &[
            "<media omitted>",
            "<medien ausgeschlossen>",
            "<medien weggelassen>",
            "<médias omis>",
            "<média omis>",
            "<multimedia omitido>",
            "<archivo omitido>",
            "<media omessi>",
            "<media weggelaten>",
            "(file attached)",
            "<attached: ",
            "image omitted",
            "video omitted",
            "audio omitted",
            "gif omitted",
            "sticker omitted",
            "document omitted",
            "contact card omitted",
            "bild weggelassen",
            "image absente",
            "imagen omitida",
            "immagine omessa",
            "afbeelding weggelaten",
            "(datei angehängt)",
            "(bestand bijgevoegd)",
        ],
    ),
];

/// Which sort of message this is. Only the program's own words are looked for, where it writes them: at the beginning.
pub(super) fn sort(text: &str) -> Sort {
    let text = text.trim_matches(MARKS).to_lowercase();
    for (sort, words) in WORDS {
        let is = |word: &&str| match sort {
            // A sentence of its own; a customer who writes of a call says more.
            Sort::Missed | Sort::Deleted => text.starts_with(*word) && text.len() < word.len() + 30,
            Sort::Call => text.strip_prefix(*word).is_some_and(|rest| {
                rest.len() < 40 && (rest.is_empty() || rest.starts_with([',', '.']))
            }),
            Sort::Media => text.contains(*word) && text.len() < 200,
            _ => text.contains(*word),
        };
        if words.iter().any(is) {
            return sort;
        }
    }
    Sort::Text
}

/// Seconds of a call as the program says it: `12 min`, `1 hr 2 min`, `45 sec`.
pub(super) fn seconds(text: &str) -> Option<u64> {
    let mut all = None;
    let mut number: Option<u64> = None;
    for word in text
        .split([' ', ',', '.', '\u{A0}', '\u{202F}', '\u{200E}'])
        .filter(|word| !word.is_empty())
    {
        match (word.parse::<u64>(), number) {
            (Ok(found), _) if found < 10_000 => number = Some(found),
            (_, Some(count)) => {
                let unit = match word
                    .chars()
                    .next()
                    .map(|letter| letter.to_ascii_lowercase())
                {
                    Some('h' | 'u') => 3600,
                    Some('m') => 60,
                    Some('s') => 1,
                    _ => continue,
                };
                all = Some(all.unwrap_or(0) + count * unit);
                number = None;
            }
            _ => {}
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_every_phone() {
        for (text, at, sender, rest) in [
            (
                "12/03/2026, 09:15 - Anna Smit: hi: there",
                "12/03/2026 09:15",
                "Anna Smit",
                "hi: there",
            ),
            (
                "\u{200E}[9/22/26, 10:17:02\u{202F}AM] Anna: \u{200E}image omitted",
                "9/22/2026 10:17:02 AM",
                "Anna",
                "\u{200E}image omitted",
            ),
            (
                "[12.03.26, 09:15:02] ~\u{202F}Ben: hi\r",
                "12/03/2026 09:15:02",
                "Ben",
                "hi",
            ),
            (
                "12.3.26, 9:15 - \u{202A}+31 6 12345678\u{202C}: hi",
                "12/3/2026 9:15",
                "+31 6 12345678",
                "hi",
            ),
            ("12/3/26 9:15 p. m. - Ana:", "12/3/2026 9:15 PM", "Ana", ""),
            (
                "2026/03/12, 9:15 a.m. - Ana: hi",
                "2026-03-12 9:15 AM",
                "Ana",
                "hi",
            ),
            (
                "12/03/2026 à 09:15 - Léa: oui",
                "12/03/2026 09:15",
                "Léa",
                "oui",
            ),
            (
                "Anna Smit, [20/08/2026 09:13]",
                "20/08/2026 09:13",
                "Anna Smit",
                "",
            ),
        ] {
            let found = line(text).expect(text);
            assert_eq!(
                (found.at.as_str(), found.sender, found.text),
                (at, Some(sender), rest),
                "{text}"
            );
        }
        let system = line("12/03/2026, 09:15 - Anna added Ben").expect("a line");
        assert_eq!((system.sender, system.text), (None, "Anna added Ben"));
        for text in [
            "",
            "more of it",
            "12/03/2026 is fine - or not: tell me",
            "- a: b",
            "[ok] a: b",
            "12:30, 09:15 - a: b",
        ] {
            assert_eq!(line(text), None, "{text}");
        }
    }

    #[test]
    fn messages_are_sorted_by_the_words_of_the_program() {
        for (text, expected) in [
            ("<Media omitted>", Sort::Media),
            ("\u{200E}Bild weggelassen", Sort::Media),
            ("IMG-1.jpg (file attached)", Sort::Media),
            ("\u{200E}Missed voice call, tap to call back", Sort::Missed),
            (
                "Missed voice call from you again, when will you ring me back about the offer?",
                Sort::Text,
            ),
            ("\u{200E}Voice call, \u{200E}12 min", Sort::Call),
            ("Voice call tomorrow?", Sort::Text),
            ("This message was deleted", Sort::Deleted),
            (
                "\u{200E}Messages and calls are end-to-end encrypted. No one …",
                Sort::System,
            ),
            ("hello", Sort::Text),
        ] {
            assert_eq!(sort(text), expected, "{text}");
        }
        assert_eq!(seconds("Voice call, \u{200E}1 hr 2 min"), Some(3720));
        assert_eq!(seconds("Voice call, 45 sec"), Some(45));
        assert_eq!(seconds("Voice call"), None);
    }
}
