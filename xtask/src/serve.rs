//! Puts a folder on a port of this machine: for the demo, and with odd manners for the browser tests.
//!
//! A thread and a connection for each request, closed after its answer: browsers hold up to six connections open at
//! once, and none of them may wait for another. (A server crate that kept them alive let pages hang.)
//!
//! ```no_run
//! use xtask::serve::{Options, Server};
//!
//! let server = Server::start(&xtask::paths::dist(), Options { cors: true, ..Options::default() })?;
//! println!("{}/demo/", server.address());
//! # Ok::<(), anyhow::Error>(())
//! ```

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, BufRead as _, BufReader, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use anyhow::{Context, Result};

/// The policy under which the widget promises to run, as strict as a portal can make it.
pub const STRICT_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; \
     style-src 'self'; connect-src 'self'; require-trusted-types-for 'script'";

/// How to serve.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Port on 127.0.0.1; 0 takes a free one.
    pub port: u16,
    /// Headers sent with every answer.
    pub headers: Vec<(String, String)>,
    /// Lets pages of other origins read the answers.
    pub cors: bool,
    /// Slows every body down to this many bytes per second.
    pub bytes_per_second: Option<u64>,
    /// Files that are not in the folder (or replace one that is), by path from `/`: pages that a test writes itself.
    pub files: BTreeMap<String, Vec<u8>>,
    /// Paths that are answered with this status and no body, whatever is in the folder.
    pub statuses: BTreeMap<String, u16>,
    /// Paths that are answered with this MIME type instead of their own.
    pub types: BTreeMap<String, &'static str>,
    /// Paths that are not answered before [`Server::release`].
    pub held: Vec<String>,
}

impl Options {
    /// With the policy under which the widget promises to run.
    #[must_use]
    pub fn strict() -> Self {
        Self::default().with_header("Content-Security-Policy", STRICT_POLICY)
    }

    /// With one more header on every answer.
    #[must_use]
    pub fn with_header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// With a file that is not in the folder; `path` begins with `/`.
    #[must_use]
    pub fn with_file(mut self, path: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self.files.insert(path.to_owned(), bytes.into());
        self
    }
}

/// Whether what was held back may go.
type Gate = Arc<(Mutex<bool>, Condvar)>;

/// Files that came while it ran.
type Later = Arc<Mutex<BTreeMap<String, Vec<u8>>>>;

/// A running server. It stops when dropped.
pub struct Server {
    stopped: Arc<AtomicBool>,
    gate: Gate,
    later: Later,
    address: SocketAddr,
    asked: Arc<Mutex<Vec<String>>>,
    loop_: Option<JoinHandle<()>>,
}

impl std::fmt::Debug for Server {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Server")
            .field("address", &self.address)
            .finish_non_exhaustive()
    }
}

impl Server {
    /// Serves `folder` on 127.0.0.1.
    ///
    /// # Errors
    /// When the port is taken.
    pub fn start(folder: &Path, options: Options) -> Result<Self> {
        let wanted = SocketAddr::from(([127, 0, 0, 1], options.port));
        let listener =
            TcpListener::bind(wanted).with_context(|| format!("cannot listen on {wanted}"))?;
        let address = listener.local_addr()?;
        let stopped = Arc::new(AtomicBool::new(false));
        let asked = Arc::new(Mutex::new(Vec::new()));
        let gate = Gate::default();
        let later = Later::default();
        let site = Arc::new(Site {
            folder: folder.to_path_buf(),
            options,
            gate: Arc::clone(&gate),
            later: Arc::clone(&later),
        });
        let loop_ = {
            let (stopped, asked) = (Arc::clone(&stopped), Arc::clone(&asked));
            thread::spawn(move || {
                for stream in listener.incoming().flatten() {
                    if stopped.load(Ordering::SeqCst) {
                        return;
                    }
                    let (site, asked) = (Arc::clone(&site), Arc::clone(&asked));
                    // A reader that went away is no fault of ours.
                    thread::spawn(move || drop(site.answer(&stream, &asked)));
                }
            })
        };
        Ok(Self {
            stopped,
            gate,
            later,
            address,
            asked,
            loop_: Some(loop_),
        })
    }

    /// Where it is: `http://127.0.0.1:PORT`, without a slash at the end.
    #[must_use]
    pub fn address(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Every path that was asked for so far, in order, with its query.
    #[must_use]
    pub fn asked(&self) -> Vec<String> {
        self.asked
            .lock()
            .map(|asked| asked.clone())
            .unwrap_or_default()
    }

    /// Puts a file beside those that were there from the start, or in the place of one.
    pub fn put(&self, path: &str, bytes: impl Into<Vec<u8>>) {
        if let Ok(mut later) = self.later.lock() {
            later.insert(path.to_owned(), bytes.into());
        }
    }

    /// Lets go what was held back.
    pub fn release(&self) {
        let (open, bell) = &*self.gate;
        if let Ok(mut open) = open.lock() {
            *open = true;
        }
        bell.notify_all();
    }

    /// Serves until the process is ended.
    pub fn wait(mut self) {
        if let Some(loop_) = self.loop_.take() {
            // Only a panic in the loop ends it, and there is nothing left to do then.
            drop(loop_.join());
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stopped.store(true, Ordering::SeqCst);
        self.release();
        // Wakes the loop, which then ends.
        drop(TcpStream::connect(self.address));
        if let Some(loop_) = self.loop_.take() {
            drop(loop_.join());
        }
    }
}

/// What is served.
struct Site {
    folder: PathBuf,
    options: Options,
    gate: Gate,
    later: Later,
}

impl Site {
    fn answer(&self, stream: &TcpStream, asked: &Mutex<Vec<String>>) -> Result<()> {
        let mut lines = BufReader::new(stream).lines();
        let first = lines.next().context("a request has a line")??;
        while lines
            .next()
            .transpose()?
            .is_some_and(|line| !line.is_empty())
        {}
        let url = first
            .split(' ')
            .nth(1)
            .context("a request has an address")?;
        if let Ok(mut asked) = asked.lock() {
            asked.push(url.to_owned());
        }
        if path_of(url).is_some_and(|path| self.options.held.contains(&path)) {
            let (open, bell) = &*self.gate;
            let held = open.lock().ok();
            drop(held.map(|open| bell.wait_while(open, |open| !*open)));
        }
        let found = path_of(url).and_then(|path| match self.options.statuses.get(&path) {
            Some(&status) => Some((status, Vec::new(), "text/plain; charset=utf-8")),
            None => self.file(&path).map(|(bytes, kind)| {
                let kind = self.options.types.get(&path).copied().unwrap_or(kind);
                (200, bytes, kind)
            }),
        });
        let (status, body, kind) = found.unwrap_or_else(|| {
            (
                404,
                b"There is no such file.\n".to_vec(),
                "text/plain; charset=utf-8",
            )
        });
        let mut head = format!(
            "HTTP/1.1 {status} .\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: no-store\r\n\
             X-Content-Type-Options: nosniff\r\nConnection: close\r\n",
            body.len()
        );
        if self.options.cors {
            head.push_str("Access-Control-Allow-Origin: *\r\n");
        }
        for (name, value) in &self.options.headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        let mut stream = stream;
        stream.write_all(format!("{head}\r\n").as_bytes())?;
        if !first.starts_with("HEAD ") {
            self.write(&mut stream, &body)?;
        }
        Ok(stream.flush()?)
    }

    /// The body, at the pace that was asked for: twenty portions a second.
    fn write(&self, stream: &mut &TcpStream, body: &[u8]) -> io::Result<()> {
        let Some(rate) = self.options.bytes_per_second.map(|rate| rate.max(1)) else {
            return stream.write_all(body);
        };
        let portion = usize::try_from(rate / 20).unwrap_or(usize::MAX).max(1);
        for bytes in body.chunks(portion) {
            stream.write_all(bytes)?;
            stream.flush()?;
            thread::sleep(Duration::from_micros(bytes.len() as u64 * 1_000_000 / rate));
        }
        Ok(())
    }

    /// A file's bytes and MIME type; a folder is its `index.html`.
    fn file(&self, path: &str) -> Option<(Vec<u8>, &'static str)> {
        let index = if path.ends_with('/') {
            format!("{path}index.html")
        } else {
            path.to_owned()
        };
        let later = self.later.lock().ok();
        if let Some(bytes) = later.and_then(|later| later.get(&index).cloned()) {
            return Some((bytes, mime(&index)));
        }
        if let Some(bytes) = self.options.files.get(&index) {
            return Some((bytes.clone(), mime(&index)));
        }
        let mut file = self.folder.clone();
        for part in index.split('/').filter(|part| !part.is_empty()) {
            if part == ".." || part.contains('\\') {
                return None;
            }
            file.push(part);
        }
        fs::read(&file).ok().map(|bytes| (bytes, mime(&index)))
    }
}

/// The decoded path of a URL, without its query.
fn path_of(url: &str) -> Option<String> {
    let path = url.split(['?', '#']).next().unwrap_or_default().as_bytes();
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path;
    while let Some((&first, tail)) = rest.split_first() {
        if first == b'%' {
            let digits = std::str::from_utf8(tail.get(..2)?).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
            rest = tail.get(2..)?;
        } else {
            bytes.push(first);
            rest = tail;
        }
    }
    String::from_utf8(bytes).ok()
}

/// The MIME type a browser insists on, by the name's end.
fn mime(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" | "map" => "application/json; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ts" | "txt" | "md" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Read as _, Write as _};
    use std::time::Instant;

    use super::*;

    fn get(server: &Server, path: &str) -> Result<String> {
        let mut stream = TcpStream::connect(server.address)?;
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        )?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        Ok(answer)
    }

    #[test]
    fn files_come_with_their_type_and_headers() -> Result<()> {
        let options = Options {
            cors: true,
            ..Options::strict().with_file("/a b/x.js", "let x;")
        };
        let server = Server::start(&paths(), options)?;
        let answer = get(&server, "/a%20b/x.js?v=1")?;
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
        for part in [
            "text/javascript",
            "wasm-unsafe-eval",
            "Access-Control-Allow-Origin: *",
            "\r\n\r\nlet x;",
        ] {
            assert!(answer.contains(part), "expected {part} in {answer}");
        }
        assert_eq!(server.asked(), ["/a%20b/x.js?v=1"]);
        Ok(())
    }

    #[test]
    fn nothing_outside_the_folder_is_served() -> Result<()> {
        let server = Server::start(&paths(), Options::default())?;
        for path in [
            "/nothing.html",
            "/../Cargo.toml",
            "/%2e%2e/Cargo.toml",
            "/%zz",
        ] {
            assert!(get(&server, path)?.starts_with("HTTP/1.1 404"), "{path}");
        }
        assert!(get(&server, "/main.rs")?.starts_with("HTTP/1.1 200"));
        Ok(())
    }

    #[test]
    fn a_slow_answer_takes_its_time_and_arrives_whole() -> Result<()> {
        let options = Options {
            bytes_per_second: Some(40_000),
            ..Options::default()
        };
        let server = Server::start(&paths(), options.with_file("/slow.csv", vec![b'x'; 12_000]))?;
        let start = Instant::now();
        let answer = get(&server, "/slow.csv")?;
        assert!(
            start.elapsed() >= Duration::from_millis(280),
            "{:?}",
            start.elapsed()
        );
        assert_eq!(answer.split("\r\n\r\n").nth(1).map(str::len), Some(12_000));
        Ok(())
    }

    fn paths() -> PathBuf {
        crate::paths::root().join("xtask/src")
    }
}
