//! Serves the built widget and a test's own pages: a thread and a connection for each request, closed after its answer.
//! Browsers hold up to six connections open at once, and none of them may wait for another.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use anyhow::{Context as _, Result};
use xtask::serve::Options;

/// A running server; it takes no more requests once dropped.
pub(crate) struct Server {
    address: SocketAddr,
    asked: Arc<Mutex<Vec<String>>>,
    stopped: Arc<AtomicBool>,
}

impl Server {
    /// Serves `folder` on a free port of this machine.
    pub(crate) fn start(folder: &Path, options: Options) -> Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let address = listener.local_addr()?;
        let asked = Arc::new(Mutex::new(Vec::new()));
        let stopped = Arc::new(AtomicBool::new(false));
        let site = Arc::new((folder.to_path_buf(), options));
        let (log, stop) = (Arc::clone(&asked), Arc::clone(&stopped));
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if stop.load(Ordering::SeqCst) {
                    return;
                }
                let (site, log) = (Arc::clone(&site), Arc::clone(&log));
                // A reader that went away is no fault of the page.
                std::thread::spawn(move || drop(answer(&stream, &site.0, &site.1, &log)));
            }
        });
        Ok(Self {
            address,
            asked,
            stopped,
        })
    }

    /// `http://127.0.0.1:PORT`.
    pub(crate) fn address(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Every path that was asked for so far, in order.
    pub(crate) fn asked(&self) -> Vec<String> {
        self.asked
            .lock()
            .map(|asked| asked.clone())
            .unwrap_or_default()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stopped.store(true, Ordering::SeqCst);
        // Wakes the loop, which then ends.
        drop(TcpStream::connect(self.address));
    }
}

fn answer(
    stream: &TcpStream,
    folder: &Path,
    options: &Options,
    log: &Mutex<Vec<String>>,
) -> Result<()> {
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
        .context("a request has an address")?
        .to_owned();
    let path = url.split('?').next().unwrap_or_default().to_owned();
    if let Ok(mut log) = log.lock() {
        log.push(url);
    }
    let path = if path.ends_with('/') {
        format!("{path}index.html")
    } else {
        path
    };
    let found = options.files.get(&path).cloned().or_else(|| {
        let inside = PathBuf::from(path.trim_start_matches('/'));
        let plain = inside
            .components()
            .all(|part| matches!(part, std::path::Component::Normal(_)));
        plain
            .then(|| std::fs::read(folder.join(inside)).ok())
            .flatten()
    });
    let (status, body) = found.map_or(("404 Not Found", Vec::new()), |body| ("200 OK", body));
    let mut head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {}\r\nContent-Length: {}\r\nCache-Control: no-store\r\nConnection: close\r\n",
        mime(&path),
        body.len()
    );
    if options.cors {
        head.push_str("Access-Control-Allow-Origin: *\r\n");
    }
    for (name, value) in &options.headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    let mut stream = stream;
    stream.write_all(format!("{head}\r\n").as_bytes())?;
    stream.write_all(&body)?;
    stream.flush()?;
    Ok(())
}

fn mime(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "csv" => "text/csv; charset=utf-8",
        _ => "application/octet-stream",
    }
}
