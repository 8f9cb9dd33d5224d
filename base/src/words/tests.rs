//! What a pack says, and what is said without one.

use super::*;

fn german() -> Words {
    let own = "#decimal\t,\n#group\t.\n#capitals\tyes\nWhere to start\tWo anfangen\n{k} of {n}\t{k} von {n}\n\
               {n} lead\u{1f}{n} leads\t{n} Lead\u{1f}{n} Leads\n#day\t{day2}.{month2}.{year}\n";
    Words::of(Pack::read("de\n", own))
}

#[test]
fn english_is_what_stands_in_the_code() {
    assert_eq!(say("Where to start"), "Where to start");
    assert_eq!(say("Open##a lead"), "Open");
    assert_eq!(
        fill("{k} of {n} {x}", &[("k", "1"), ("n", "{k}")]),
        "1 of {k} {x}"
    );
    let leads = |n| plural(n, "{n} lead", "{n} leads", &[]);
    assert_eq!(
        [0, 1, 1_302].map(leads),
        ["0 leads", "1 lead", "1,302 leads"]
    );
    // What stands in a file is no name of a value.
    assert_eq!(
        plural(2, "{n} lead of {x}", "{n} leads of {x}", &[("x", "{n}")]),
        "2 leads of {n}"
    );
    assert_eq!(
        (count(1_302), decimals(-1.25, 1)),
        ("1,302".into(), "-1.3".into())
    );
    assert_eq!(within("Email only"), "email only");
}

#[test]
fn what_was_put_together_elsewhere_is_said_by_what_stands_between_its_quotes() {
    let words = Words::of(Pack::read(
        "de\n",
        "expected `{1}`, found `{2}`\tgefunden `{2}` statt `{1}`\nTry `src`.\tNehmen Sie `src`.\n",
    ));
    let said = |text: &str| Said::from(text.to_owned()).spoken();
    for text in ["expected `a`, found `{1}`", "Try `src`.", "expected `a`"] {
        assert_eq!(said(text), text);
    }
    let _speaking = words.speak();
    assert_eq!(
        said("expected `a`, found `{1}`"),
        "gefunden `{1}` statt `a`"
    );
    assert_eq!(said("Try `src`."), "Nehmen Sie `src`.");
    // Another sentence, and quotes that do not close.
    for text in [
        "expected `a`",
        "expected `a`, found `b` `c",
        "expected `a`, found `b",
    ] {
        assert_eq!(said(text), text);
    }
    assert_eq!(
        Said::from("expected `a`, found `b`".to_owned()).english(),
        "expected `a`, found `b`"
    );
}

#[test]
fn a_pack_is_spoken_until_the_guard_is_dropped() {
    let words = german();
    {
        let _speaking = words.speak();
        assert_eq!(say("Where to start"), "Wo anfangen");
        assert_eq!(say("Nothing of the kind"), "Nothing of the kind");
        assert_eq!(plural(1, "{n} lead", "{n} leads", &[]), "1 Lead");
        assert_eq!(plural(2_000, "{n} lead", "{n} leads", &[]), "2.000 Leads");
        assert_eq!(percent(0.285, 1), "28,5\u{a0}%");
        assert_eq!(moment("2026-10-01T09:00:00+02:00"), "01.10.2026, 09:00");
        assert_eq!(within("Leads"), "Leads");
        let said = Said::of(
            "{k} of {n}",
            vec![("k", 1_u64.into()), ("n", 2_000_u64.into())],
        );
        assert_eq!(said.spoken(), "1 von 2.000");
        assert_eq!(said.to_string(), "1 of 2,000");
        {
            let _english = Words::english().speak();
            assert_eq!(say("Where to start"), "Where to start");
        }
        assert_eq!(say("Where to start"), "Wo anfangen");
    }
    assert_eq!(say("Where to start"), "Where to start");
}

#[test]
fn what_the_host_says_goes_before_the_pack() {
    let pack = "fr\n";
    let words = Words::of(Pack::read(
        pack,
        "#plural\tzero-one\n{n} leads\t{n} contacts\n",
    ));
    let _speaking = words.speak();
    assert_eq!(plural(2, "{n} lead", "{n} leads", &[]), "2 contacts");
    assert_eq!(plural(0, "{n} lead", "{n} leads", &[]), "0 leads");
}

#[test]
fn whole_lines_of_a_pack_are_found_by_their_hash() {
    // FNV-1a of "a", as published.
    let words = Words::of(Pack::read("nl\ne40c292c\tb\n", ""));
    let _speaking = words.speak();
    assert_eq!((say("a"), words.tag()), ("b".into(), "nl"));
}

#[test]
fn the_invented_language_leaves_names_of_values_alone() {
    let words = Words::of(Pack::invented());
    let _speaking = words.speak();
    assert_eq!(fill("Of {n}", &[("n", "7")]), "óƒ 7ö");
    assert_eq!(say(&say("Of")), "óƒö");
}
