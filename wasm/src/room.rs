//! Memory in large pieces. WebAssembly's memory grows by a call to the browser, which takes up to half a millisecond, and the
//! allocator asks for little more than it needs at the moment: thousands of calls for a large file. So a large block is
//! taken and given back at once: what follows finds room there. Memory that nobody writes to costs nothing yet.

use std::cell::Cell;
use std::hint::black_box;

/// Less is not worth a call.
const LEAST: usize = 1 << 20;

/// What the memory has grown to, as far as it was looked at.
#[derive(Debug, Default)]
pub(crate) struct Room {
    /// Before a batch was read.
    before: Cell<usize>,
    seen: Cell<usize>,
}

impl Room {
    /// Before a batch is read.
    pub(crate) fn begin(&self) {
        self.before.set(size());
        self.seen.set(size());
    }

    /// After a slice: where it needed more memory, the next one will need some too.
    pub(crate) fn follow(&self) {
        if size() > self.seen.get() {
            ahead(size() / 16);
            self.seen.set(size());
        }
    }

    /// Before leads are joined and judged: in at least half as much again as they were read into.
    pub(crate) fn judge(&self) {
        ahead((size() - self.before.get()) / 2);
    }

    /// Before they are shown.
    pub(crate) fn show(&self) {
        ahead((size() - self.before.get()) / 16);
    }
}

/// Bytes of the whole memory.
fn size() -> usize {
    #[cfg(target_family = "wasm")]
    let pages = core::arch::wasm32::memory_size::<0>();
    #[cfg(not(target_family = "wasm"))]
    let pages = 0;
    pages << 16
}

fn ahead(bytes: usize) {
    let mut block: Vec<u8> = Vec::new();
    // Where there is no such block, whoever needs memory will find out by itself.
    if bytes >= LEAST && block.try_reserve_exact(bytes).is_ok() {
        black_box(&mut block);
    }
}
