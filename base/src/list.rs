//! Short lists in order, for a fraction of the code of a sort.

/// Puts an item where it belongs in a list in ascending order, after its equals.
pub fn insert<T: Ord>(list: &mut Vec<T>, item: T) {
    list.insert(list.partition_point(|other| *other <= item), item);
}
