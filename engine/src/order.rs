//! Sorting where speed does not matter: one sort in the program instead of one per type, each of which is 3 to 6 KB.

use std::cmp::Ordering;

/// The list in ascending order; equal items keep theirs.
pub fn sorted<T>(mut list: Vec<T>, mut compare: impl FnMut(&T, &T) -> Ordering) -> Vec<T> {
    let order = permutation(list.len(), &mut |one, other| {
        compare(&list[one], &list[other])
    });
    put(order, &mut |one, other| list.swap(one, other));
    list
}

/// Swaps until at each place stands what stood at the place that the order names.
#[inline(never)]
fn put(mut order: Vec<usize>, swap: &mut dyn FnMut(usize, usize)) {
    for start in 0..order.len() {
        let mut at = start;
        loop {
            // Its own number marks a place that is done.
            let from = std::mem::replace(&mut order[at], at);
            if from == start {
                break;
            }
            swap(at, from);
            at = from;
        }
    }
}

/// The places of a list in ascending order of what is there.
#[inline(never)]
fn permutation(count: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    // Places are distinct, so that the order is total and the sort needs not be stable.
    order.sort_unstable_by(|&one, &other| compare(one, other).then(one.cmp(&other)));
    order
}

/// The same for many plain numbers, where speed matters: what is sorted is packed into three, so that one sort serves all.
/// The first of the three is a hash as a rule: its upper bits part the list into groups of a few, and those are sorted.
#[inline(never)]
pub fn ascending(list: &mut Vec<[u64; 3]>) {
    // As many groups as fit the length twice.
    let bits = list.len().max(4).ilog2() - 1;
    let group = |item: &[u64; 3]| (item[0] >> (u64::BITS - bits)) as usize;
    let mut ends = vec![0_u32; 1 << bits];
    for item in list.iter() {
        ends[group(item)] += 1;
    }
    let mut total = 0;
    for end in &mut ends {
        total += std::mem::replace(end, total);
    }
    let mut grouped = vec![[0; 3]; list.len()];
    for item in list.iter() {
        let end = &mut ends[group(item)];
        grouped[*end as usize] = *item;
        *end += 1;
    }
    let mut start = 0;
    for end in ends {
        grouped[start..end as usize].sort_unstable();
        start = end as usize;
    }
    *list = grouped;
}

#[cfg(test)]
mod tests {
    use super::{ascending, sorted};

    #[test]
    fn sorts_like_the_stable_sort() {
        let list: Vec<(u32, u32)> = (0..200).map(|i| (i * 7_919 % 13, i)).collect();
        let mut expected = list.clone();
        expected.sort_by_key(|item| std::cmp::Reverse(item.0));
        assert_eq!(sorted(list, |a, b| b.0.cmp(&a.0)), expected);
        assert!(sorted(Vec::<u32>::new(), Ord::cmp).is_empty());
    }
    #[test]
    fn sorts_numbers_whatever_their_spread() {
        let golden = 0x9e37_79b9_7f4a_7c15_u64;
        for (count, factor) in [
            (0, golden),
            (1, golden),
            (5, 1),
            (999, golden),
            (999, 1),
            (999, 0),
        ] {
            let items =
                (0..count).map(|i: u64| [(i % 300).wrapping_mul(factor), i * 7_919 % 13, i]);
            let mut list: Vec<[u64; 3]> = items.collect();
            let mut expected = list.clone();
            expected.sort_unstable();
            ascending(&mut list);
            assert_eq!(list, expected);
        }
    }
}
