//! `docs/glossary.md`: the closed vocabularies of the report, in the order in which it uses them.

use reality_gap_core::facts::Bucket;
use reality_gap_core::records::Channel;
use reality_gap_core::settings::By;

/// The words that people and files may use for them are recognised on the way in; these are the ones that come out.
pub(crate) fn write() -> String {
    let mut text = String::from(
        "# Glossary\n\nWritten by `cargo xtask gen` from the code. These are the words of the report and of the command \
         line.\n\n",
    );
    section(
        &mut text,
        "Channels",
        "By which way a touch went.",
        &Channel::ALL.map(|c| (c.name(), about_channel(c))),
    );
    section(
        &mut text,
        "What happened to a lead",
        "Every lead is in exactly one of these, so that they add up to all leads.",
        &Bucket::ALL.map(|b| (b.name(), about_bucket(b))),
    );
    section(
        &mut text,
        "Groupings",
        "What `--by` and the widget's filters know.",
        &By::ALL.map(|b| (b.name(), about_by(b))),
    );
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

fn section(text: &mut String, title: &str, about: &str, rows: &[(&str, &str)]) {
    text.push_str(&format!(
        "## {title}\n\n{about}\n\n| word | meaning |\n|---|---|\n"
    ));
    for (word, meaning) in rows {
        text.push_str(&format!("| `{word}` | {meaning} |\n"));
    }
    text.push('\n');
}

fn about_channel(channel: Channel) -> &'static str {
    match channel {
        Channel::Phone => "a call",
        Channel::Email => "an e-mail",
        Channel::Text => "a text message (SMS)",
        Channel::Whatsapp => "a WhatsApp message",
        Channel::Chat => "a chat on a website",
        Channel::Video => "a video, sent or live",
        Channel::Visit => "a visit, at the dealer's or the customer's",
        Channel::Letter => "a letter or card",
        Channel::Social => "a message on a social network",
        Channel::Other => "any other way",
    }
}

fn about_bucket(bucket: Bucket) -> &'static str {
    match bucket {
        Bucket::Nothing => "no activity is logged at all",
        Bucket::InboundOnly => "only the customer was active: nobody answered",
        Bucket::AutomaticOnly => "automatic messages only",
        Bucket::OneEmail => "one e-mail by a person, nothing else by a person",
        Bucket::SeveralEmails => "several e-mails by people, no call",
        Bucket::Message => "text or WhatsApp, perhaps with e-mail, no call",
        Bucket::Other => "a visit, chat, letter or other touch by a person, no call",
        Bucket::CalledNotReached => "called, and not reached by phone (or the file cannot tell)",
        Bucket::Reached => "reached by phone",
    }
}

fn about_by(by: By) -> &'static str {
    match by {
        By::Dealer => "the lead's dealer",
        By::Person => "the lead's owner",
        By::Source => "where the lead came from; blank is not \"unknown\"",
        By::Channel => "channel of the first attempt by a person",
        By::Month => "month in which the lead came in, local time",
        By::Week => "ISO week in which the lead came in, local time",
        By::Weekday => "weekday on which the lead came in, local time",
        By::Hour => "hour at which the lead came in, local time",
    }
}
