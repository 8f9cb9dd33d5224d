//! An invented export with everything in it that reports are made of.

use std::fmt::Write as _;

/// Two dealers, phone and e-mail, an automatic answer, a lead nobody touched, a quoted cell with a line end in it and
/// a dealer's name that is not ASCII.
#[must_use]
pub(crate) fn wide() -> String {
    let mut csv = "lead_id,created_at,dealer,person,source,email,outcome,activity_at,channel,direction,actor,result\r\n"
        .to_owned();
    let dealers = ["Autohaus Müller", "\"Smith, Sons\r\nand Daughters\""];
    for lead in 0..240_u32 {
        let dealer = dealers[usize::from(lead % 3 == 0)];
        let (day, hour) = (1 + lead % 28, 8 + lead % 10);
        let about = format!(
            "L{lead},2026-0{}-{day:02}T{hour:02}:00:00Z,{dealer},P{},Web {},c{lead}@example.org,{}",
            1 + lead % 3,
            lead % 7,
            lead % 4,
            ["open", "sold", "lost"][usize::from(lead % 5 == 0) + usize::from(lead % 10 == 0)],
        );
        if lead % 6 == 0 {
            writeln!(csv, "{about},,,,,\r").expect("writing to a string");
        }
        for touch in 0..lead % 6 {
            let (channel, result) = if (lead + touch) % 3 == 0 {
                ("phone", "no answer")
            } else {
                ("email", "")
            };
            let result = if channel == "phone" && lead % 4 == 0 {
                "connected"
            } else {
                result
            };
            let actor = if touch == 0 && lead % 2 == 0 {
                "auto-reply"
            } else {
                "human"
            };
            let minute = (lead * 7 + touch * 11) % 60;
            writeln!(
                csv,
                "{about},2026-0{}-{day:02}T{:02}:{minute:02}:00Z,{channel},outbound,{actor},{result}\r",
                1 + lead % 3,
                hour + touch,
            )
            .expect("writing to a string");
        }
    }
    csv
}

/// Forty leads and their touches in a file of their own: every fourth lead was phoned, every second one mailed.
#[must_use]
pub(crate) fn leads_and_touches() -> (String, String) {
    let mut leads = "lead_id,created_at,dealer,outcome\n".to_owned();
    let mut touches = "lead_id,at,channel,direction,actor\n".to_owned();
    for lead in 0..40_u32 {
        let (day, dealer) = (
            1 + lead % 28,
            ["North", "South"][usize::from(lead % 2 == 0)],
        );
        writeln!(leads, "{lead},2026-03-{day:02} 09:00:00,{dealer},open")
            .expect("writing to a string");
        if lead % 4 == 0 {
            writeln!(
                touches,
                "{lead},2026-03-{day:02} 10:{lead:02}:00,phone,outbound,human"
            )
            .expect("writing to a string");
        }
        if lead % 2 == 0 {
            writeln!(
                touches,
                "{lead},2026-03-{day:02} 11:{lead:02}:00,email,outbound,human"
            )
            .expect("writing to a string");
        }
    }
    (leads, touches)
}
