//! Chats as text: WhatsApp of Android and iOS, Telegram of the desktop. Each message is a touch; what was written is dropped.

mod line;
#[cfg(test)]
mod tests;

use reality_gap_core::diagnostic::Error;
use reality_gap_core::table::{About, Sheet};

use self::line::{Sort, line, seconds, sort};
use crate::Sink as _;
use crate::outlet::Outlet;

/// Rows that are passed on at a time.
const ROWS: usize = 500;

/// A message that counts.
struct Message<'a> {
    at: String,
    line: u64,
    sender: Option<&'a str>,
    sort: Sort,
    /// Seconds of a call.
    length: Option<u64>,
}

/// Who is who in a chat.
#[derive(Debug, PartialEq, Eq)]
enum Roles {
    /// This sender is the customer, all others are staff; whether the name of the file says so.
    Customer(String),
    /// Senders that are phone numbers are customers.
    Numbers,
    /// All are staff: the customer, whom the file's name tells, never wrote.
    Staff,
    Unknown,
}

/// Opens a chat.
pub(crate) fn open(name: &str, bytes: &[u8], out: &mut Outlet<'_>) -> Result<(), Error> {
    let text = String::from_utf8_lossy(bytes);
    let (messages, system) = messages(&text);
    let mut senders: Vec<&str> = Vec::new();
    for sender in messages.iter().filter_map(|message| message.sender) {
        if !senders.contains(&sender) && senders.len() < 1000 {
            senders.push(sender);
        }
    }
    let telegram = text
        .lines()
        .find(|line| !line.trim().is_empty())
        .is_some_and(|line| line.trim_end().ends_with(']'));
    let partner = partner(name);
    let roles = roles(partner.as_deref(), &senders);
    let partner_number = partner.as_deref().and_then(number);
    if partner_number.is_none() && !senders.iter().any(|sender| number(sender).is_some()) {
        return Err(Error::new(
            "E053",
            name,
            "expected a chat that names the customer's number, by which its lead is found, found none",
            "name the file `WhatsApp Chat with` and the customer's number",
        ));
    }

    let mut sheet = Sheet::new();
    let kind = if telegram {
        "Telegram chat"
    } else {
        "WhatsApp chat"
    };
    sheet.about(About::Format, kind);
    for note in notes(&roles, &senders, system) {
        sheet.about(About::Note, &note);
    }
    let calls = messages
        .iter()
        .any(|message| matches!(message.sort, Sort::Call | Sort::Missed));
    let mut header = vec![
        "at",
        "channel",
        "direction",
        "agent",
        "customer phone",
        "subject",
    ];
    if calls {
        header.extend(["result", "duration seconds"]);
    }
    sheet.header(header);
    out.open(name);
    for (at, message) in messages.iter().enumerate() {
        let sender = message.sender.unwrap_or("");
        let by_customer = match &roles {
            Roles::Customer(customer) => same(customer, sender),
            Roles::Numbers => number(sender).is_some(),
            // The program tells of calls that were missed on this phone.
            Roles::Staff | Roles::Unknown => false,
        } || message.sender.is_none();
        let direction = match &roles {
            Roles::Unknown if message.sender.is_some() => sender,
            _ if by_customer => "inbound",
            _ => "outbound",
        };
        let agent = if by_customer { "" } else { sender };
        let phone = match &partner_number {
            Some(number) => number.clone(),
            None if by_customer && number(sender).is_some() => sender.to_owned(),
            None => only_number(&senders),
        };
        let channel = match message.sort {
            Sort::Call | Sort::Missed => "phone",
            _ if telegram => "chat",
            _ => "whatsapp",
        };
        let subject = match message.sort {
            Sort::Media => "media",
            Sort::Deleted => "deleted message",
            Sort::Call | Sort::Missed => "call",
            _ => "message",
        };
        let length = message
            .length
            .map(|length| length.to_string())
            .unwrap_or_default();
        let result = match message.sort {
            Sort::Missed => "no answer",
            Sort::Call => "connected",
            _ => "",
        };
        let mut cells = vec![
            message.at.as_str(),
            channel,
            direction,
            agent,
            &phone,
            subject,
        ];
        if calls {
            cells.extend([result, &length]);
        }
        sheet.row(message.line, cells);
        if at % ROWS == ROWS - 1 && !out.push(&sheet.take()) {
            return Ok(());
        }
    }
    out.push(&sheet.take());
    out.close();
    Ok(())
}

/// The messages of a chat, and how many lines are of the program itself.
fn messages(text: &str) -> (Vec<Message<'_>>, usize) {
    let mut messages = Vec::new();
    let mut system = 0;
    for (at, text) in text.lines().enumerate() {
        let Some(line) = line(text) else {
            continue;
        };
        let sort = sort(line.text);
        if sort == Sort::System || (line.sender.is_none() && sort != Sort::Missed) {
            system += 1;
            continue;
        }
        messages.push(Message {
            at: line.at,
            line: at as u64 + 1,
            sender: line.sender,
            sort,
            length: (sort == Sort::Call).then(|| seconds(line.text)).flatten(),
        });
    }
    (messages, system)
}

/// With whom the chat is, as the name of the file says: `WhatsApp Chat with +31 6 1234 5678.txt`.
fn partner(name: &str) -> Option<String> {
    const WORDS: [&str; 9] = [
        " with ", " mit ", " avec ", " con ", " met ", " com ", " - ", " z ", " med ",
    ];
    // The innermost name that is of a chat: within an archive each file may have its own.
    let part = name.rsplit([':', '/', '\\']).find(|part| {
        let part = part.to_ascii_lowercase();
        part.contains("whatsapp") && part.contains("chat") || part.contains("discussion whatsapp")
    })?;
    let part = part.trim();
    let part = [".txt", ".zip", ".TXT", ".ZIP"]
        .iter()
        .find_map(|end| part.strip_suffix(end))
        .unwrap_or(part);
    let partner = WORDS
        .iter()
        .filter_map(|word| part.find(word).map(|at| (at, &part[at + word.len()..])))
        .min_by_key(|(at, _)| *at)
        .map(|(_, partner)| partner)?;
    // A second download of the same name is numbered.
    let partner = match partner.rsplit_once(" (") {
        Some((partner, copy))
            if copy
                .trim_end_matches(')')
                .bytes()
                .all(|byte| byte.is_ascii_digit()) =>
        {
            partner
        }
        _ => partner,
    };
    let partner = partner.trim();
    (!partner.is_empty()).then(|| partner.to_owned())
}

/// A telephone number: digits and what stands between them.
fn number(text: &str) -> Option<String> {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let rest = |letter: char| {
        letter.is_ascii_digit()
            || matches!(
                letter,
                '+' | '-' | '(' | ')' | '.' | ' ' | '\u{A0}' | '\u{2011}'
            )
    };
    ((7..=15).contains(&digits) && text.chars().all(rest)).then(|| text.to_owned())
}

/// The number of the only customer, for what others write.
fn only_number(senders: &[&str]) -> String {
    let mut numbers = senders.iter().filter_map(|sender| number(sender));
    match (numbers.next(), numbers.next()) {
        (Some(only), None) => only,
        _ => String::new(),
    }
}

/// Whether two names are of one sender: numbers by their digits.
fn same(one: &str, other: &str) -> bool {
    let digits = |text: &str| text.bytes().filter(u8::is_ascii_digit).collect::<Vec<u8>>();
    match (number(one), number(other)) {
        (Some(_), Some(_)) => digits(one) == digits(other),
        _ => one.trim().to_lowercase() == other.trim().to_lowercase(),
    }
}

fn roles(partner: Option<&str>, senders: &[&str]) -> Roles {
    if let Some(partner) = partner
        && senders.iter().any(|sender| same(partner, sender))
    {
        return Roles::Customer(partner.to_owned());
    }
    let numbers = senders
        .iter()
        .filter(|sender| number(sender).is_some())
        .count();
    if numbers > 0 && numbers < senders.len() {
        return Roles::Numbers;
    }
    if partner.is_some() && senders.len() <= 1 && numbers == 0 {
        return Roles::Staff;
    }
    Roles::Unknown
}

/// What is said of a chat.
fn notes(roles: &Roles, senders: &[&str], system: usize) -> Vec<String> {
    let mut notes = vec![
        "what was written is not read: only when, by whom and what kind of message".to_owned(),
    ];
    notes.push(match roles {
        Roles::Customer(_) => "who the customer is was decided by the name of the file".to_owned(),
        Roles::Staff => "the customer, whom the name of the file tells, never wrote".to_owned(),
        Roles::Numbers => "senders that are phone numbers were taken for customers, those with a name for staff".to_owned(),
        Roles::Unknown => format!(
            "who of the {} senders is the customer cannot be told: name the file `WhatsApp Chat with` and the customer's \
             name or number, or say of each sender whether it is inbound or outbound",
            senders.len()
        ),
    });
    if system > 0 {
        let lines = if system == 1 { "line is" } else { "lines are" };
        notes.push(format!(
            "{system} {lines} of the program itself and no message"
        ));
    }
    notes
}
