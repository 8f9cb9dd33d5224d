//! The invented dealers and the names of everyone in them. Nobody here exists.

/// One dealer's ways.
#[derive(Debug)]
pub(crate) struct Dealer {
    pub(crate) name: &'static str,
    /// Leads out of 6,000.
    pub(crate) leads: u32,
    pub(crate) people: usize,
    /// Share of leads that are called at all.
    pub(crate) phones: f64,
    /// How much slower than usual.
    pub(crate) slow: f64,
    /// Chance of another attempt after a failed one.
    pub(crate) tenacity: f64,
    /// An automatic reply goes out.
    pub(crate) answers_by_itself: bool,
}

const fn dealer(
    name: &'static str,
    leads: u32,
    people: usize,
    phones: f64,
    slow: f64,
    tenacity: f64,
    answers_by_itself: bool,
) -> Dealer {
    Dealer {
        name,
        leads,
        people,
        phones,
        slow,
        tenacity,
        answers_by_itself,
    }
}

/// Twelve dealers: large and small, quick and slow. The last has 45 leads.
pub(crate) const DEALERS: [Dealer; 12] = [
    dealer("Harbour Group", 995, 10, 0.25, 1.7, 0.38, true),
    dealer("Riverside Motors", 820, 7, 0.45, 0.9, 0.52, true),
    dealer("Autohaus Keller", 760, 7, 0.50, 0.6, 0.63, true),
    dealer("Northgate Cars", 690, 6, 0.30, 1.4, 0.40, true),
    dealer("Garage Lumière", 640, 6, 0.39, 1.0, 0.50, false),
    dealer("Castle & Sons", 520, 5, 0.43, 1.2, 0.48, true),
    dealer("Oakwood Motors", 470, 5, 0.58, 0.4, 0.70, true),
    dealer("Étoile du Sud", 400, 4, 0.34, 1.6, 0.44, false),
    dealer("Valley Autos", 330, 4, 0.47, 0.8, 0.55, true),
    dealer("Brücke Automobile", 200, 2, 0.36, 1.1, 0.50, false),
    dealer("Söderberg Bil", 130, 2, 0.22, 2.2, 0.35, true),
    dealer("Pier 12 Cars", 45, 1, 0.52, 0.7, 0.60, false),
];

/// First names, of staff and customers.
pub(crate) const FIRST: [&str; 40] = [
    "Anna", "Björn", "Chloé", "Daan", "Eva", "Félix", "Greta", "Hugo", "Inès", "Jürgen", "Kees",
    "Lotte", "Marta", "Nils", "Olivia", "Paul", "Quinten", "Rosa", "Sören", "Tess", "Ulla",
    "Victor", "Wanda", "Xander", "Yara", "Zoë", "Adam", "Bea", "Carl", "Dora", "Emil", "Freya",
    "Guus", "Hanna", "Ivo", "Jana", "Karel", "Léa", "Milo", "Nora",
];

/// Last names, of staff and customers.
pub(crate) const LAST: [&str; 36] = [
    "Visser", "Müller", "Dubois", "Jansen", "O'Neill", "Schäfer", "Lefèvre", "Bakker", "Smit",
    "Köhler", "Moreau", "Hughes", "de Wit", "Larsson", "Novak", "Weiß", "Girard", "Walsh",
    "Mulder", "Brandt", "Perrin", "Archer", "van Dijk", "Öberg", "Marsh", "Huber", "Colin",
    "Byrne", "Postma", "Ziegler", "Fabre", "Cole", "Kuiper", "Lang", "Roux", "Pike",
];

/// Where leads come from, with weights. Blank is not the word "unknown".
pub(crate) const SOURCES: [(&str, f64); 9] = [
    ("Website", 30.0),
    ("Manufacturer site", 22.0),
    ("CarFinder", 18.0),
    ("AutoPlaza", 10.0),
    ("Website, chat", 6.0),
    ("Newsletter", 4.0),
    ("Referral", 3.0),
    ("unknown", 3.0),
    ("", 4.0),
];

/// What people write, with the commas, quotes and line breaks that exports are full of.
pub(crate) const MESSAGES: [&str; 8] = [
    "Thank you for your enquiry, we will be in touch.",
    "Hello,\nthe car is still here.\nWhen would you like to see it?",
    "Price as discussed, incl. winter tyres",
    "Is the \"Sport\" trim all right for you?",
    "Just checking in",
    "Schöne Grüße, bis bald!",
    "À bientôt",
    "See attachment",
];
