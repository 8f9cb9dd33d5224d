//! Kinds of leads: by source, by hour of arrival, by whether there is a phone number; how many of each a dealer has.

use crate::report::Value;
use crate::settings::Basis;
use crate::stats::{Stratum, float, standardised};
use crate::summary::{Briefs, Key};

/// A source with less than this share of the judged leads stands with the other small ones.
const SMALL_SOURCE: f64 = 0.1;
/// Fewer leads of one kind than this are not used on their own.
pub(super) const FEW: u64 = 5;
/// A dealer whose own kinds cover less of the network than this is not standardised.
const COVERED: f64 = 0.8;
/// Classes of hour and phone number.
const CLASSES: usize = 9;

/// Leads of one kind: called or reached, and judged.
type Pair = (u64, u64);

/// The mix of the network and of each dealer, by the same kinds.
#[derive(Debug)]
pub(super) struct Mix<'a> {
    network: Vec<Pair>,
    /// Dealers with a name, ascending.
    pub(super) dealers: Vec<(&'a str, Vec<Pair>)>,
}

impl<'a> Mix<'a> {
    pub(super) fn of(briefs: &'a Briefs, basis: Basis) -> Self {
        let strata = || briefs.mix.iter().flat_map(|(_, list)| list);
        let mut sources: Vec<(&Key, u64)> = Vec::new();
        let mut all = 0;
        for stratum in strata() {
            let n = stratum.counts[0];
            all += n;
            match sources.binary_search_by(|known| known.0.cmp(&stratum.source)) {
                Ok(at) => sources[at].1 += n,
                Err(at) => sources.insert(at, (&stratum.source, n)),
            }
        }
        sources.retain(|(_, n)| float(*n) >= SMALL_SOURCE * float(all));
        let kinds = (sources.len() + 1) * CLASSES;
        let mut network = vec![(0, 0); kinds];
        let mut dealers = Vec::new();
        for (dealer, list) in &briefs.mix {
            let mut own = vec![(0, 0); kinds];
            for stratum in list {
                let source = sources
                    .binary_search_by(|known| known.0.cmp(&stratum.source))
                    .unwrap_or(sources.len());
                let [n, called, reached] = stratum.counts;
                let k = match basis {
                    Basis::Attempt => called,
                    Basis::Contact => reached,
                };
                let at = source * CLASSES + stratum.class as usize;
                for pair in [own.get_mut(at), network.get_mut(at)].into_iter().flatten() {
                    pair.0 += k;
                    pair.1 += n;
                }
            }
            if let Some(name) = dealer.name() {
                dealers.push((name, own));
            }
        }
        Self { network, dealers }
    }

    /// True where the files tell leads apart at all.
    pub(super) fn tells_apart(&self) -> bool {
        self.network.iter().filter(|kind| kind.1 > 0).count() > 1
    }

    /// The dealer's rate at the network's mix with its interval, where its kinds with enough leads cover enough of the
    /// network; and which share of the network they cover.
    pub(super) fn standardised(&self, own: &[Pair]) -> (Option<(f64, f64, f64)>, f64) {
        let strata: Vec<Stratum> = own
            .iter()
            .zip(&self.network)
            .filter(|(own, _)| own.1 >= FEW)
            .map(|(own, network)| (own.0, own.1, network.1))
            .collect();
        let all: u64 = self.network.iter().map(|kind| kind.1).sum();
        let used: u64 = strata.iter().map(|stratum| stratum.2).sum();
        let covered = if all == 0 {
            0.0
        } else {
            float(used) / float(all)
        };
        let rate = standardised(&strata).filter(|_| covered >= COVERED);
        (rate, covered)
    }

    /// What the network's rates, kind by kind, make of the dealer's own mix; a kind with too few leads in the whole
    /// network counts with the network's rate.
    pub(super) fn expected(&self, own: &[Pair], rate: f64) -> f64 {
        let n: u64 = own.iter().map(|kind| kind.1).sum();
        let sum: f64 = own
            .iter()
            .zip(&self.network)
            .map(|(own, &(k, n))| {
                let usual = if n >= FEW { float(k) / float(n) } else { rate };
                float(own.1) * usual
            })
            .sum();
        if n == 0 { rate } else { sum / float(n) }
    }
}

/// Three cells of a rate with its interval.
pub(super) fn cells(rate: Option<(f64, f64, f64)>) -> [Value; 3] {
    rate.map_or(
        [Value::Unknown, Value::Unknown, Value::Unknown],
        |(rate, low, high)| [rate, low, high].map(Value::Number),
    )
}
