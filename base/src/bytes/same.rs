//! Whether two cells are the same, eight bytes at a time: on wasm the standard comparison goes byte by byte.

/// True when both hold the same bytes.
#[inline(always)]
pub fn same(one: &[u8], other: &[u8]) -> bool {
    one.len() == other.len() && equal(one, other)
}

/// Of equal length.
#[inline(always)]
fn equal(one: &[u8], other: &[u8]) -> bool {
    let (Some(tail), Some(other_tail)) = (one.last_chunk::<8>(), other.last_chunk::<8>()) else {
        return one.iter().zip(other).all(|(a, b)| a == b);
    };
    // Whole words from the front; the last eight bytes, which may overlap them, end it.
    let fronts = one.as_chunks::<8>().0.iter().zip(other.as_chunks::<8>().0);
    let front = fronts.fold(0, |differ, (a, b)| {
        differ | (u64::from_le_bytes(*a) ^ u64::from_le_bytes(*b))
    });
    front | (u64::from_le_bytes(*tail) ^ u64::from_le_bytes(*other_tail)) == 0
}

#[cfg(test)]
mod tests {
    use super::same;

    #[test]
    fn every_byte_of_every_length_counts() {
        for length in 0..40_usize {
            let text: Vec<u8> = (0..length as u8).collect();
            assert!(same(&text, &text.clone()), "{length}");
            assert!(!same(&text, &[&text[..], b"x"].concat()), "{length}");
            for at in 0..length {
                let mut changed = text.clone();
                changed[at] ^= 0x40;
                assert!(!same(&text, &changed), "{length} at {at}");
            }
        }
    }
}
