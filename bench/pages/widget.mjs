// The widget on the same file: from the load to the report event, and to the whole report with its charts painted.
import '/widget/define.js';
import { watchMainThread } from './watch.mjs';

const element = document.querySelector('reality-gap');
const painted = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));

/** Resolves once `find` finds something in the widget, looking again at every change. */
function appears(find) {
  return new Promise((resolve) => {
    const look = () => {
      const found = find(element.shadowRoot);
      if (found) {
        observer.disconnect();
        resolve(found);
      }
    };
    const observer = new MutationObserver(look);
    observer.observe(element.shadowRoot, { childList: true, subtree: true, attributes: true });
    look();
  });
}

const event = (name) =>
  new Promise((resolve, reject) => {
    element.addEventListener(name, resolve, { once: true });
    element.addEventListener('rg-error', (e) => reject(new Error(JSON.stringify(e.detail))), { once: true });
  });

globalThis.bench = async () => {
  await customElements.whenDefined('reality-gap');
  // The session starts with the page, long before anyone drops a file.
  await appears((root) => root.querySelector('[data-rg="open"]'));
  const { version, settings } = element.config;
  element.config = { version, settings: { ...settings, by: ['dealer'] } };
  await element.report();
  const file = document.querySelector('input').files[0];
  const blocked = watchMainThread();
  const began = performance.now();
  let figure = null;
  appears((root) => root.querySelector('[data-rg-provisional]')).then(() => painted()).then(() => {
    figure = (performance.now() - began) / 1000;
  });
  const reported = event('rg-report');
  element.load([file]);
  await reported;
  const report = (performance.now() - began) / 1000;
  // The widget asks for a guess before it shows anything: answer at once, as the fastest reader would.
  const reveal = await appears((root) => root.querySelector('[data-rg="reveal"], svg'));
  if (reveal.dataset?.rg === 'reveal') reveal.click();
  await appears((root) => root.querySelector('svg'));
  await painted();
  const seconds = (performance.now() - began) / 1000;
  const longest = await blocked();
  return { seconds, report, figure, blocked: longest, answer: five(await element.report()) };
};

/** The five numbers as they stand in the report. */
function five(report) {
  const whole = (id) => report.estimates.find((e) => e.id === id && Object.keys(e.group).length === 0);
  const share = ({ k, n }) => ({ k, n });
  const response = report.distributions.find(
    (d) => d.id === 'response_time_human' && Object.keys(d.group).length === 0,
  );
  const dealers = report.estimates
    .filter((e) => e.id === 'attempt_rate_phone' && typeof e.group.dealer === 'string')
    .map((e) => [e.group.dealer, share(e)])
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    leads: report.counts.leads,
    phoned: share(whole('attempt_rate_phone')),
    contacted: share(whole('contact_rate_any')),
    response: { median: response.observed_median_ms, p90: response.observed_p90_ms, n: response.observed },
    dealers: Object.fromEntries(dealers),
  };
}
