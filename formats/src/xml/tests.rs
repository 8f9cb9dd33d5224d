//! Lead messages, and well-formed documents as another reader reads them.

use quick_xml::Reader;
use quick_xml::events::Event;

use super::tags::{Piece, Tags};
use crate::kept::open;

fn shown(text: &str) -> String {
    let all = open("f.xml", text.as_bytes()).tables();
    let lines = all.lines().filter(|line| !line.starts_with("@encoding"));
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn one_prospect_is_one_lead() {
    assert_eq!(
        shown(
            "<?ADF VERSION \"1.0\"?><?XML VERSION “1.0”?><adf><PROSPECT status=\"resend\"><ID sequence=\"2\">b</ID>\
             <id sequence='1' source=“Web”>a</id><requestdate>2026-03-02</requestdate><customer><contact>\
             <name part=\"first\">A</name><name part=\"last\">B</name><phone type=\"cellphone\">1</phone></contact></customer>\
             <vendor><contact><name part=\"full\">N</name></contact></vendor></PROSPECT></adf>"
        ),
        "[f.xml]\n@format|ADF\n#|lead id|request date|source|dealer|customer name|mobile|submission\n\
         1|Web a|2026-03-02|Web|N|A B|1|resend"
    );
}

#[test]
fn leads_with_and_without_an_id() {
    assert_eq!(
        shown(
            "<prospect><id>1</id><requestdate>d</requestdate></prospect>\n<prospect><requestdate>e</requestdate></prospect><prospect/>"
        ),
        "[f.xml]\n@format|ADF\n@note|leads without an id, which are named by file and place: 1\n\
         #|lead id|request date\n1|1|d\n2|f.xml lead 2|e\n!C010 2|<prospect/>"
    );
}

#[test]
fn a_list_may_speak_of_a_page() {
    assert_eq!(
        shown(
            "<leads><lead><id>1</id><note><![CDATA[<table><tr><td>x]]></note></lead>\
             <lead><id>2</id><note>&lt;Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'></note></lead></leads>"
        ),
        "[f.xml]\n@format|XML, records of `lead`\n#|id|note\n1|1|<table><tr><td>x\n\
         2|2|<Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'>"
    );
}

#[test]
fn a_list_may_speak_of_a_message() {
    assert_eq!(
        shown(
            "<leads><lead><id>1</id><note><![CDATA[<prospect><customer>]]></note></lead><lead><id>2</id><note>b</note></lead>\
             <lead><id>3</id><note>c</note></lead></leads>"
        ),
        "[f.xml]\n@format|XML, records of `lead`\n#|id|note\n1|1|<prospect><customer>\n2|2|b\n3|3|c"
    );
}

#[test]
fn lists_of_any_kind() {
    assert_eq!(
        shown(
            "<r><page>1</page><lead id='1'><a x='2'>t</a></lead><lead id='2'><a/><b>u</b><b>v</b></lead></r>"
        ),
        "[f.xml]\n@format|XML, records of `lead`\n#|id|a.x|a|b\n1|1|2|t|\n2|2|||u; v"
    );
    assert_eq!(
        shown(
            "<response><leads><lead><id>1</id><calls><call type='out'/></calls></lead></leads></response>"
        ),
        "[f.xml: leads]\n@format|XML, records of `leads`\n#|id\n1|1\n[f.xml: calls]\n@format|XML, records of `calls`\n#|lead.id|type\n1|1|out"
    );
    assert_eq!(
        shown("<lead><id>1</id><at>2</at></lead>"),
        "[f.xml]\n@format|XML, records of `lead`\n#|id|at\n1|1|2"
    );
    assert_eq!(
        shown("<list><prospect id='1'/><prospect id='2'/></list>"),
        "[f.xml]\n@format|XML, records of `prospect`\n#|id\n1|1\n2|2"
    );
    assert!(shown("<a>text</a>").contains("E051"));
    assert!(shown("<adf></adf>").contains("E051"));
    assert!(
        shown(&format!(
            "<leads><lead>{}</lead><lead/></leads>",
            "<a>".repeat(1000)
        ))
        .contains("E049")
    );
    // Two million elements that never end, and ends of nothing: looking each one up in all that is open would take hours.
    let endless = format!(
        "<l>{}{}</l>",
        "<a>".repeat(2_000_000),
        "</b>".repeat(2_000_000)
    );
    assert!(shown(&endless).contains("E049"));
    assert!(shown(&"<prospect><customer>".repeat(100_000)).contains("E051"));
}

/// Throws the dice: xorshift.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % bound
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len() as u64) as usize]
    }

    fn element(&mut self, depth: u64, out: &mut String) {
        let name = self.one(&["a", "b", "n:c", "Lead", "d-1"]);
        out.push_str(&format!("<{name}"));
        for attribute in ["x", "n:y", "z"] {
            if self.below(3) == 0 {
                let value = self
                    .one(&[
                        "",
                        "1",
                        "a &amp; b",
                        "&#233;",
                        "<".replace('<', "&lt;").as_str(),
                        "it's",
                        ">",
                    ])
                    .to_owned();
                out.push_str(&format!(" {attribute} = \"{value}\""));
            }
        }
        if self.below(4) == 0 {
            out.push_str(" />");
            return;
        }
        out.push('>');
        for _ in 0..self.below(5) {
            match self.below(7) {
                0 | 1 if depth > 0 => self.element(depth - 1, out),
                2 => out.push_str("<!-- <no> & -->"),
                3 => out.push_str("<![CDATA[<b> & ]]>"),
                4 => out.push_str("<?do this?>"),
                _ => out.push_str(
                    self.one(&["t", " ", "é", "&lt;", "&#x41;", "&quot;", "\n", "a &gt; b"]),
                ),
            }
        }
        out.push_str(&format!("</{name} >"));
    }
}

/// Starts, ends and texts as lines; neighbouring texts are one.
#[derive(Default)]
struct Lines {
    out: String,
    text: String,
}

impl Lines {
    fn tag(&mut self, line: &str) {
        if !self.text.is_empty() {
            self.out
                .push_str(&format!("{:?}\n", std::mem::take(&mut self.text)));
        }
        self.out.push_str(line);
        self.out.push('\n');
    }
}

fn ours(document: &str) -> String {
    let mut lines = Lines::default();
    for piece in Tags::new(document, 0) {
        match piece {
            Piece::Text(text) => lines.text.push_str(&text),
            Piece::End(name) => lines.tag(&format!("/{name}")),
            Piece::Start(name, attributes, closed) => {
                let attributes: String = attributes
                    .iter()
                    .map(|(n, v)| format!(" {n}={v}"))
                    .collect();
                lines.tag(&format!("{name}{attributes}"));
                if closed {
                    lines.tag(&format!("/{name}"));
                }
            }
        }
    }
    lines.out
}

fn theirs(document: &str) -> String {
    let mut reader = Reader::from_str(document);
    reader.config_mut().expand_empty_elements = true;
    let mut lines = Lines::default();
    let local = |name: &str| name.to_owned();
    loop {
        match reader.read_event().expect("well-formed") {
            Event::Eof => return lines.out,
            Event::Start(start) => {
                let attributes: String = start
                    .attributes()
                    .map(|attribute| {
                        let attribute = attribute.expect("well-formed");
                        let raw = attribute.value.to_string();
                        let value = quick_xml::escape::unescape(&raw).expect("well-formed");
                        format!(" {}={value}", local(attribute.key.local_name().as_ref()))
                    })
                    .collect();
                lines.tag(&format!(
                    "{}{attributes}",
                    local(start.local_name().as_ref())
                ));
            }
            Event::End(end) => lines.tag(&format!("/{}", local(end.local_name().as_ref()))),
            Event::Text(text) => lines.text.push_str(text.as_ref()),
            Event::CData(text) => lines.text.push_str(text.as_ref()),
            Event::GeneralRef(name) => {
                let entity = format!("&{};", name.as_ref() as &str);
                lines
                    .text
                    .push_str(&quick_xml::escape::unescape(&entity).expect("known"));
            }
            _ => {}
        }
    }
}

#[test]
fn the_same_as_another_reader_on_any_well_formed_document() {
    let mut dice = Dice(0x5EED_9876_5432_1ABC);
    for _ in 0..500 {
        let mut document = "<?xml version=\"1.0\"?><root>".to_owned();
        for _ in 0..dice.below(4) {
            dice.element(4, &mut document);
        }
        document.push_str("</root>");
        assert_eq!(ours(&document), theirs(&document), "{document}");
    }
}
