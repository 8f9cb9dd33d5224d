//! Counts by name. Names, not codes: shards with other dictionaries merge.

/// Four counts a name, ascending by name; names with nothing are absent.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Named(pub Vec<(String, [u64; 4])>);

impl Named {
    /// From counts by code; the last one is for what has no name, and is filed under the empty one.
    pub(super) fn of(names: &[String], counts: &[[u64; 4]]) -> Self {
        let blank = String::new();
        let mut out = Self::default();
        for (name, counts) in names.iter().chain([&blank]).zip(counts) {
            if counts.iter().any(|&count| count > 0) {
                out.add(name, counts);
            }
        }
        out
    }

    pub(super) fn absorb(&mut self, other: &Self) {
        for (name, counts) in &other.0 {
            self.add(name, counts);
        }
    }

    fn add(&mut self, name: &str, counts: &[u64; 4]) {
        match self.0.binary_search_by(|(own, _)| own.as_str().cmp(name)) {
            Ok(at) => {
                if let Some((_, own)) = self.0.get_mut(at) {
                    for (own, count) in own.iter_mut().zip(counts) {
                        *own += count;
                    }
                }
            }
            Err(at) => self.0.insert(at, (name.to_owned(), *counts)),
        }
    }
}

/// Room to count by code: one entry a name, and one for none.
pub(super) fn room(names: &[String]) -> Vec<[u64; 4]> {
    vec![[0; 4]; names.len() + 1]
}

/// Counts one thing under a code; codes without a name count as none.
pub(super) fn tick(counts: &mut [[u64; 4]], code: u32, what: usize) {
    let last = counts.len().saturating_sub(1);
    let place = usize::try_from(code).unwrap_or(last).min(last);
    if let Some(count) = counts.get_mut(place).and_then(|c| c.get_mut(what)) {
        *count += 1;
    }
}
