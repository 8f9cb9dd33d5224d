//! The ids of leads as written, in one piece of memory: as a text of its own each would cost more than it says.

/// Ids by the index of their lead.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ids {
    texts: String,
    /// End of each id in `texts`.
    ends: Vec<u32>,
}

impl Ids {
    /// None yet, with room for so many.
    #[must_use]
    pub fn with_capacity(count: usize) -> Self {
        Self {
            texts: String::new(),
            ends: Vec::with_capacity(count),
        }
    }

    /// All of them, each a text: what they are together is checked once.
    pub(crate) fn of<'a>(all: impl Iterator<Item = &'a [u8]>) -> Self {
        let mut texts = Vec::new();
        let mut ends = Vec::with_capacity(all.size_hint().0);
        for id in all {
            texts.extend_from_slice(id);
            ends.push(u32::try_from(texts.len()).unwrap_or(u32::MAX));
        }
        Self {
            texts: String::from_utf8(texts).unwrap_or_default(),
            ends,
        }
    }

    /// Some id has this character.
    pub(crate) fn have(&self, mark: char) -> bool {
        self.texts.contains(mark)
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// There are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The id of a lead.
    #[must_use]
    pub fn get(&self, at: usize) -> Option<&str> {
        let end = *self.ends.get(at)? as usize;
        let start = at
            .checked_sub(1)
            .map_or(0, |before| self.ends[before] as usize);
        self.texts.get(start..end)
    }

    /// Adds the id of the next lead.
    pub fn push(&mut self, id: &str) {
        self.texts.push_str(id);
        self.ends
            .push(u32::try_from(self.texts.len()).unwrap_or(u32::MAX));
    }

    /// All ids in the order of the leads.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|at| self.get(at).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_come_out_as_they_went_in() {
        let mut ids = Ids::default();
        let all = ["L1", "", "ä-2", "L10"];
        all.iter().for_each(|id| ids.push(id));
        assert!(ids.iter().eq(all));
        assert_eq!(Ids::of(all.iter().map(|id| id.as_bytes())), ids);
        assert!(ids.have('ä') && !ids.have('ö'));
        assert_eq!((ids.get(2), ids.get(4), ids.len()), (Some("ä-2"), None, 4));
    }
}
