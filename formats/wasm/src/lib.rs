//! Carries the readers of rare formats into a Web Worker or a page. No rule lives here.
