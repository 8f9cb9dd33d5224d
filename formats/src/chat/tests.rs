//! Chats as phones export them.

use reality_gap_core::table::read_all;

use super::*;
use crate::kept::{Kept, open};

/// The rows as `cell,cell|…`.
fn rows(kept: &Kept) -> String {
    let [(name, Some(bytes))] = &kept.files[..] else {
        panic!("one file: {:?}", kept.codes());
    };
    let plain = read_all(name, [&bytes[..]]).expect("readable");
    assert_eq!(plain.aside, []);
    plain
        .rows
        .iter()
        .map(|row| row.join(","))
        .collect::<Vec<_>>()
        .join("|")
}

const ANDROID: &str = "12/03/2026, 09:14 - Messages and calls are end-to-end encrypted. Tap to learn more.\n\
    12/03/2026, 09:15 - +31 6 1234 5678: Is the blue one still there?\n\
    and the red one?\n\
    12/03/2026, 09:21 - Eva de Boer: <Media omitted>\n\
    12/03/2026, 10:02 - Missed voice call\n\
    13/03/2026, 11:00 - Eva de Boer: This message was deleted\n";

#[test]
fn a_chat_becomes_touches_without_its_words() {
    let kept = open("WhatsApp Chat with +31 6 1234 5678.txt", ANDROID.as_bytes());
    assert_eq!(
        rows(&kept),
        "12/03/2026 09:15,whatsapp,inbound,,+31 6 1234 5678,message,,|\
         12/03/2026 09:21,whatsapp,outbound,Eva de Boer,+31 6 1234 5678,media,,|\
         12/03/2026 10:02,phone,inbound,,+31 6 1234 5678,call,no answer,|\
         13/03/2026 11:00,whatsapp,outbound,Eva de Boer,+31 6 1234 5678,deleted message,,"
    );
    let text = String::from_utf8_lossy(kept.files[0].1.as_deref().unwrap_or_default()).into_owned();
    assert!(!text.contains("blue") && !text.contains("red one"));
    assert!(text.contains("1 line is of the program itself"));
    assert!(text.contains("decided by the name of the file"));
    // The number alone tells, too.
    let kept = open("chat.txt", ANDROID.as_bytes());
    assert!(rows(&kept).starts_with("12/03/2026 09:15,whatsapp,inbound,,+31 6 1234 5678,message,,|12/03/2026 09:21,whatsapp,outbound,Eva de Boer,+31 6 1234 5678,"));
}

#[test]
fn a_chat_of_ios_with_the_customer_in_the_name_of_the_archive() {
    let chat = "\u{200E}[9/22/26, 10:17:02\u{202F}AM] +49 170 5550111: \u{200E}Messages and calls are end-to-end encrypted.\r\n\
        [9/22/26, 10:17:02\u{202F}AM] +49 170 5550111: hello\r\n\
        \u{200E}[9/22/26, 1:18:00\u{202F}PM] Tom: \u{200E}Voice call, \u{200E}3 min\r\n";
    let kept = open(
        "WhatsApp Chat - +49 170 5550111.zip: _chat.txt",
        chat.as_bytes(),
    );
    assert_eq!(
        rows(&kept),
        "9/22/2026 10:17:02 AM,whatsapp,inbound,,+49 170 5550111,message,,|9/22/2026 1:18:00 PM,phone,outbound,Tom,+49 170 5550111,call,connected,180"
    );
}

#[test]
fn where_nobody_can_tell_the_senders_are_to_be_assigned() {
    let chat = "12.03.26, 09:15 - Anna: hi\n12.03.26, 09:16 - Ben: hello\n";
    let kept = open("WhatsApp Chat with +49 170 5550111.txt", chat.as_bytes());
    assert_eq!(
        rows(&kept),
        "12/03/2026 09:15,whatsapp,Anna,Anna,+49 170 5550111,message|\
         12/03/2026 09:16,whatsapp,Ben,Ben,+49 170 5550111,message"
    );
    let text = String::from_utf8_lossy(kept.files[0].1.as_deref().unwrap_or_default()).into_owned();
    assert!(text.contains("who of the 2 senders is the customer cannot be told"));
    assert_eq!(
        open("chat.txt", chat.as_bytes()).codes(),
        [("E053", "chat.txt")]
    );
}

#[test]
fn telegram_is_a_chat_too() {
    let chat =
        "Anna, [20/08/2026 09:13]\nhi\n\n+49 170 5550123, [20/08/2026 09:14]\nhello, [well]\n";
    assert_eq!(
        rows(&open("result.txt", chat.as_bytes())),
        "20/08/2026 09:13,chat,outbound,Anna,+49 170 5550123,message|20/08/2026 09:14,chat,inbound,,+49 170 5550123,message"
    );
}

#[test]
fn the_partner_is_in_the_name_of_the_file() {
    for (name, expected) in [
        ("WhatsApp Chat with Ben Jansen.txt", Some("Ben Jansen")),
        ("WhatsApp-Chat mit Ben - Nord.txt", Some("Ben - Nord")),
        ("Chat de WhatsApp con Ana (2).txt", Some("Ana")),
        ("WhatsApp-chat met +31 6 12.txt", Some("+31 6 12")),
        ("all.zip: a/WhatsApp Chat with Ben.txt", Some("Ben")),
        ("WhatsApp Chat - Lea.zip: _chat.txt", Some("Lea")),
        ("Discussion WhatsApp avec Léa.txt", Some("Léa")),
        ("_chat.txt", None),
        ("WhatsApp Chat.txt", None),
    ] {
        assert_eq!(partner(name).as_deref(), expected, "{name}");
    }
}
