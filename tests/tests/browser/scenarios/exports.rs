//! Files that are saved: their names, their bytes.

use anyhow::{Result, ensure};
use serde_json::json;

use crate::browsers::Session;
use crate::page::Site;
use crate::scenarios::answer::answered;

pub(crate) fn files_are_made_for_whom_they_are(session: &Session, name: &str) -> Result<()> {
    let page = answered(session, name, Site::strict())?;
    let bytes = "const bytes = async (...what) => [...new Uint8Array(await (await widget.exportAs(...what)).arrayBuffer())];
        const text = (bytes) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(new Uint8Array(bytes));";
    let csv = page.wait(
        &format!(
            "{bytes}
             const plain = await bytes('csv');
             const sheet = await bytes('xlsx-safe-csv', {{ decimal: ',' }});
             return [plain.slice(0, 3), sheet.slice(0, 3), text(plain).split('\\r\\n')[0].split(',').length,
                     text(sheet).split('\\r\\n')[0].split(';').length, /;0,\\d+;/.test(text(sheet)), /,0\\.\\d+,/.test(text(plain))];"
        ),
        &[],
    )?;
    ensure!(
        csv == json!([[105, 100, 44], [239, 187, 191], 21, 21, true, true]),
        "{csv}"
    );
    let hash = page.report()?["data_hash"].as_str().unwrap_or_default()[..8].to_owned();
    let named = page.wait(
        "return [await widget.fileName('csv'), await widget.fileName('worklist')];",
        &[],
    )?;
    let of = |word: &str| {
        named
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|name| name.as_str())
            .any(|name| {
                name.starts_with(&format!("reality-gap_{word}20"))
                    && name.ends_with(&format!("_{hash}.csv"))
            })
    };
    ensure!(of("") && of("worklist_"), "{named} {hash}");
    // The picture has two pixels for a unit of the drawing; one panel's is smaller.
    let drawn = page.wait(
        &format!(
            "{bytes}
             const svg = async (options) => text(await bytes('svg', options));
             const size = (svg) => ['width', 'height'].map((name) => Math.ceil(2 * Number(svg.match(new RegExp(` ${{name}}=\"([0-9.]+)\"`))[1])));
             const png = await bytes('png', {{ panel: 'instead' }});
             const one = await svg({{ panel: 'instead' }});
             const all = await svg();
             const at = (place) => png.slice(place, place + 4).reduce((sum, byte) => 256 * sum + byte, 0);
             return [size(one), [at(16), at(20)], one.length < all.length, all.includes('<title>') && all.includes('All leads')];"
        ),
        &[],
    )?;
    ensure!(
        drawn[0] == drawn[1] && drawn[2] == true && drawn[3] == true,
        "{drawn}"
    );
    page.calm()
}
