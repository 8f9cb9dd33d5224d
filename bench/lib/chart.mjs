// The bench's one drawing: for each input how long everybody took in one browser. It lies on a ground of its own, so that it
// can be read on light and dark pages alike, and needs no style sheet.
import { PEERS } from './peers.mjs';
import { usual } from './print.mjs';

const GROUND = '#ffffff';
const INK = '#16202b';
const MUTED = '#566472';
const LINE = '#dde3e8';
const WIDGET = '#0b6e6e';
const OTHER = '#8a94a1';
const WIDTH = 760;
const NAME = 118;
const BAR = 16;
const STEP = 22;
const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const at = (n) => Number(n.toFixed(1));

/** @param {number} x @param {number} y @param {string} text */
const word = (x, y, text, { fill = INK, weight = 400, anchor = 'start', size = 13 } = {}) =>
  `<text x="${at(x)}" y="${at(y)}" fill="${fill}" font-weight="${weight}" font-size="${size}" text-anchor="${anchor}">${escape(text)}</text>`;

/**
 * @param {[string, Record<string, any>][]} panels a title and the peers of one part each
 * @param {string} title
 */
export function chart(panels, title) {
  const out = [];
  let y = 52;
  for (const [name, peers] of panels) {
    const bars = Object.keys(PEERS)
      .filter((peer) => peers[peer])
      .map((peer) => ({ peer, seconds: peers[peer].cannot ? null : usual(peers[peer], 'seconds') }));
    const most = Math.max(...bars.map(({ seconds }) => seconds ?? 0));
    const room = WIDTH - NAME - 100;
    out.push(word(16, y, name, { weight: 600 }));
    y += 12;
    out.push(`<path d="M${16 + NAME} ${y}V${y + bars.length * STEP}" stroke="${LINE}"/>`);
    for (const { peer, seconds } of bars) {
      const mine = peer === 'widget';
      out.push(word(16 + NAME - 8, y + 15, PEERS[peer].name, { anchor: 'end', weight: mine ? 600 : 400 }));
      if (seconds === null) out.push(word(16 + NAME + 6, y + 15, 'cannot', { fill: MUTED }));
      else {
        const long = Math.max(1, (seconds / most) * room);
        out.push(`<rect x="${16 + NAME}" y="${y + 3}" width="${at(long)}" height="${BAR}" fill="${mine ? WIDGET : OTHER}"/>`);
        out.push(word(16 + NAME + long + 6, y + 15, `${seconds < 10 ? seconds.toFixed(2) : seconds.toFixed(1)} s`, { weight: mine ? 600 : 400 }));
      }
      y += STEP;
    }
    y += 26;
  }
  const height = y - 8;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" font-family="system-ui, sans-serif">
<title>${escape(title)}</title>
<rect width="${WIDTH}" height="${height}" rx="8" fill="${GROUND}"/>
${word(16, 26, title, { weight: 600, size: 15 })}
${out.join('\n')}
</svg>
`;
}
