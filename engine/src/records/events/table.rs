//! What the columns of these files are: tables, one a kind. To teach a header, add it to its row, in lower case with
//! single spaces, best first; to add a kind, write its table and its row.

use super::columns::EventRow;
use super::signs::Signs;
use crate::records::dataset::Kind;
use crate::records::vocabulary::Meaning;

/// What becomes of the cells of a column.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Slot {
    /// The row's own id; kept only where nothing else names a lead.
    RowId,
    /// Which lead the row is about.
    LeadId,
    /// A date or time, kept at this place.
    Date(usize),
    /// The time of day of the date at this place.
    Clock(usize),
    /// A name of staff.
    Person,
    /// A dealer.
    Dealer,
    /// A value with a closed vocabulary, kept at this place.
    Value(usize, fn(&str) -> Meaning<u8>),
    /// A length of time.
    Seconds,
    /// A number that is not negative, in hundredths.
    Number(usize),
    /// A phone number: only its key is kept.
    Phone(usize),
    /// An e-mail address: only its key is kept.
    Email(usize),
    /// Reasons, separated by `;`.
    Reasons,
    /// One reason.
    Reason,
    /// A text.
    Text(usize),
    /// Recognised and dropped.
    Dropped,
}

/// A field of one kind of file.
#[derive(Debug, Clone, Copy)]
pub(crate) struct EventField {
    pub(crate) name: &'static str,
    pub(crate) slot: Slot,
    /// What it means, in one phrase.
    pub(crate) about: &'static str,
    /// Headers that are recognised, best first.
    pub(crate) headers: &'static [&'static str],
    /// A cell of the template; without one the template leaves the column out.
    pub(crate) example: &'static str,
}

/// A kind of file.
#[derive(Debug)]
pub(crate) struct EventKind {
    pub(crate) kind: Kind,
    pub(crate) fields: &'static [EventField],
    /// True when the headers are those of such a file.
    pub(crate) is: fn(&Signs<'_>) -> bool,
    /// Fields that no other kind has: a file in which the user finds one of them is of this kind.
    pub(crate) telling: &'static [&'static str],
    /// Why a row cannot be used, if so.
    pub(crate) refuse: fn(&EventRow) -> Option<&'static str>,
    /// Place of the date without which a row says nothing.
    pub(crate) needed: usize,
    /// Places of dates that tell how far the data goes; a due time or an appointment lies ahead.
    pub(crate) past: &'static [usize],
}

/// Most dates a row has.
pub(crate) const DATES: usize = 4;
/// Most values of closed vocabularies a row has.
pub(crate) const VALUES: usize = 9;

/// One field of a table.
pub(super) const fn field(
    name: &'static str,
    slot: Slot,
    about: &'static str,
    example: &'static str,
    headers: &'static [&'static str],
) -> EventField {
    EventField {
        name,
        slot,
        about,
        headers,
        example,
    }
}

/// Headers of the lead id in files where a bare "id" is the row's own.
pub(super) const LEAD_ID: &[&str] = &[
    "lead id",
    "auto lead id",
    "opportunity id",
    "prospect id",
    "deal id",
    "deal deal id",
    "enquiry id",
    "inquiry id",
    "mql id",
    "lead number",
    "lead no",
    "lead ref",
    "lead reference",
    "lead",
    "who id",
    "regarding object id",
];

/// The customer's phone number and e-mail address, where no lead id says which lead a row is about.
pub(super) const CUSTOMER: [EventField; 2] = [
    field(
        "customer",
        Slot::Phone(2),
        "The customer's phone number, where no lead id tells the lead; only a key of its last nine digits is kept",
        "",
        &[
            "phone",
            "phone number",
            "customer phone",
            "customer phone number",
            "contact phone",
            "cell phone",
            "mobile",
            "mobile phone",
            "daytime phone",
        ],
    ),
    field(
        "email",
        Slot::Email(1),
        "The customer's e-mail address, where no lead id tells the lead; only a key is kept",
        "",
        &[
            "email",
            "email address",
            "customer email",
            "contact email",
            "e mail",
        ],
    ),
];

/// Headers of the dealer.
pub(super) const DEALER: &[&str] = &[
    "dealer",
    "dealer name",
    "dealership",
    "dealership name",
    "store",
    "store name",
    "rooftop",
    "retailer",
    "branch",
    "location",
    "dealer id",
    "dealer code",
    "store id",
    "branch id",
];

/// All kinds, those with the surest signs first.
pub(crate) static KINDS: [&EventKind; 5] = [
    &super::beliefs::KIND,
    &super::calls::KIND,
    &super::surveys::KIND,
    &super::appointments::KIND,
    &super::tasks::KIND,
];
