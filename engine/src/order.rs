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
#[inline(never)]
pub fn ascending(list: &mut [[u64; 3]]) {
    list.sort_unstable();
}

#[cfg(test)]
mod tests {
    use super::sorted;

    #[test]
    fn sorts_like_the_stable_sort() {
        let list: Vec<(u32, u32)> = (0..200).map(|i| (i * 7_919 % 13, i)).collect();
        let mut expected = list.clone();
        expected.sort_by_key(|item| std::cmp::Reverse(item.0));
        assert_eq!(sorted(list, |a, b| b.0.cmp(&a.0)), expected);
        assert!(sorted(Vec::<u32>::new(), Ord::cmp).is_empty());
    }
}
