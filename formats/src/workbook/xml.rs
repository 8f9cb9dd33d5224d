//! XML piece by piece: tags by their local names, texts with their references resolved.

use std::borrow::Cow;
use std::io::BufRead;
use std::rc::Rc;

use quick_xml::events::{BytesEnd, BytesRef, BytesStart, Event};
use quick_xml::{Error as XmlError, Reader};

use super::fault::{Fault, damaged};
use super::parts::{Meter, stopped};

/// A source of pieces.
pub(super) struct Xml<'a> {
    reader: Reader<Box<dyn BufRead + 'a>>,
    buffer: Vec<u8>,
    meter: Option<Rc<Meter>>,
}

/// A tag that opens, a tag that closes, a text, or the end. A tag that is empty opens and closes.
pub(super) enum Piece<'b> {
    Open(Tag<'b>),
    Close(End<'b>),
    Text(Cow<'b, str>),
    End,
}

/// A tag with its attributes.
pub(super) struct Tag<'b>(BytesStart<'b>);

/// A tag that closes.
pub(super) struct End<'b>(BytesEnd<'b>);

impl<'a> Xml<'a> {
    pub(super) fn new(source: Box<dyn BufRead + 'a>, meter: Option<Rc<Meter>>) -> Self {
        let mut reader = Reader::from_reader(source);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = true;
        Self {
            reader,
            buffer: Vec::new(),
            meter,
        }
    }

    /// The next piece; a comment or a declaration is an empty text.
    pub(super) fn next(&mut self) -> Result<Piece<'_>, Fault> {
        if let Some(meter) = &self.meter {
            meter.mark();
        }
        self.buffer.clear();
        Ok(match self.reader.read_event_into(&mut self.buffer) {
            Ok(Event::Start(tag) | Event::Empty(tag)) => Piece::Open(Tag(tag)),
            Ok(Event::End(tag)) => Piece::Close(End(tag)),
            Ok(Event::Text(text)) => Piece::Text(text.into_inner()),
            Ok(Event::CData(text)) => Piece::Text(text.into_inner()),
            Ok(Event::GeneralRef(reference)) => Piece::Text(resolved(&reference)),
            Ok(Event::Eof) => Piece::End,
            Ok(Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_)) => {
                Piece::Text(Cow::Borrowed(""))
            }
            Err(XmlError::Io(error)) => return Err(stopped(&error)),
            Err(_) => return Err(damaged("XML that is cut off or damaged")),
        })
    }
}

impl Tag<'_> {
    /// The name without its prefix.
    pub(super) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// The value of an attribute by its name without a prefix.
    pub(super) fn get(&self, name: &str) -> Option<Cow<'_, str>> {
        self.0
            .attributes()
            .with_checks(false)
            .flatten()
            .find(|attribute| attribute.key.local_name().into_inner() == name)
            .map(
                |attribute| match quick_xml::escape::unescape(&attribute.value) {
                    Ok(value) => Cow::Owned(value.into_owned()),
                    Err(_) => attribute.value,
                },
            )
    }

    /// An attribute that says yes.
    pub(super) fn is(&self, name: &str) -> bool {
        self.get(name)
            .is_some_and(|value| matches!(&*value, "1" | "true"))
    }

    /// An attribute that is a number.
    pub(super) fn number(&self, name: &str) -> Option<usize> {
        self.get(name)?.trim().parse().ok()
    }
}

impl End<'_> {
    /// The name without its prefix.
    pub(super) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }
}

/// The text of a reference such as `&amp;`; one that nobody knows stands as it is written.
fn resolved(reference: &BytesRef<'_>) -> Cow<'static, str> {
    if let Ok(Some(char)) = reference.resolve_char_ref() {
        return Cow::Owned(char.to_string());
    }
    let name: &str = reference;
    match quick_xml::escape::resolve_predefined_entity(name) {
        Some(text) => Cow::Borrowed(text),
        None => Cow::Owned(format!("&{name};")),
    }
}
