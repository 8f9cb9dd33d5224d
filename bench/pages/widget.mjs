// The widget on the same files: from the script tag until it is ready, from the load to the first figure, to the report and
// to its charts on screen, and from a filter to the new report on screen. Everything through its public surface.
import { dragging, watchMainThread } from './watch.mjs';

// On a machine with one core the widget hires nobody.
if (location.search === '?alone') Object.defineProperty(navigator, 'hardwareConcurrency', { value: 1 });

const element = document.querySelector('reality-gap');
const since = (began) => (performance.now() - began) / 1000;

/** After the next frame was drawn. */
const painted = () =>
  new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
      port2.postMessage(0);
    });
  });

/** Resolves once `find` finds something in the widget, looking again at every change. */
function appears(find) {
  return new Promise((resolve) => {
    const look = () => {
      const found = find(element.shadowRoot);
      if (!found) return;
      observer.disconnect();
      resolve(found);
    };
    const observer = new MutationObserver(look);
    observer.observe(element.shadowRoot, { childList: true, subtree: true, characterData: true });
    look();
  });
}

/** What is waited for: without it a run that hangs says nothing. */
const patience = (promise, seconds, what) => {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${seconds} s passed while waiting for ${what} ${errors.join(' ')}`)), seconds * 1000);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
};

/** Milliseconds without a change after which a view is the last one. */
const QUIET = 250;

/**
 * Resolves once the view has changed and then stayed as it is: when it changed for the last time, and when the frame after
 * that was drawn. What is only said to readers of screens is not looked at: it comes late on purpose.
 */
function changes() {
  const began = performance.now();
  return new Promise((resolve) => {
    let timer;
    const observer = new MutationObserver((all) => {
      if (all.every(({ target }) => (target.nodeType === 1 ? target : target.parentElement)?.closest('[aria-live], [role=status]'))) return;
      const changed = since(began);
      clearTimeout(timer);
      void painted().then(() => {
        const times = { changed, painted: since(began) };
        clearTimeout(timer);
        timer = setTimeout(() => {
          observer.disconnect();
          resolve(times);
        }, QUIET);
      });
    });
    observer.observe(element.shadowRoot, { childList: true, subtree: true, characterData: true, attributes: true });
  });
}

const errors = [];
element.addEventListener('rg-error', ({ detail }) => errors.push(detail.code));
const event = (name) => new Promise((resolve) => element.addEventListener(name, resolve, { once: true }));

/** A session that is asked at once answers: from then on a file is read without delay. */
const ready = (async () => {
  await patience(customElements.whenDefined('reality-gap'), 30, 'the element');
  await patience(element.fileName('json').catch(() => {}), 30, 'the session');
  const seconds = since(globalThis.tag);
  // The five numbers are also asked for by dealer.
  const { version, settings } = element.config;
  element.config = { version, settings: { ...settings, by: ['dealer'] } };
  await patience(element.report(), 30, 'the settings');
  return seconds;
})();

/** The provisional or the final headline, whichever is there first: a large number with a digit. */
const figureIn = (root) => {
  const found = root.querySelector('[data-rg-provisional], [part~="number"]');
  return found && /\d/.test(found.textContent) ? found : null;
};

/** Loads the files; resolves when every chart is on screen. */
globalThis.load = async () => {
  const started = await ready;
  await dragging();
  const files = [...document.querySelector('input').files];
  const watch = watchMainThread();
  const began = performance.now();
  const figure = appears(figureIn).then(painted).then(() => since(began));
  const reported = event('rg-report');
  await element.load(files).catch((error) => {
    throw new Error(`${error} ${errors.join(' ')}`);
  });
  const report = since(began);
  await patience(reported, 30, 'the report to be told');
  await patience(appears((root) => root.querySelector('svg')), 30, 'a chart');
  await painted();
  const seconds = since(began);
  return { ready: started, figure: await patience(figure, 30, 'a figure'), report, seconds, ...(await watch()) };
};

/** The whole: the load, then filters, and the five numbers to compare with those of others. */
globalThis.bench = async () => {
  const times = await globalThis.load();
  const report = await element.report();
  const filters = await filterAll(report);
  return { ...times, ...filters, answer: five(report) };
};

const groups = (report, id, key) =>
  report.estimates.filter((e) => e.id === id && typeof e.group[key] === 'string' && Object.keys(e.group).length === 1);

/** A handful of filters one after the other, each from the choice to the view and to the frame that shows it. */
async function filterAll(report) {
  const dealers = groups(report, 'attempt_rate_phone', 'dealer').sort((a, b) => b.n - a.n);
  if (dealers.length === 0) throw new Error('no dealers to choose from');
  const all = report.counts.leads;
  const middle = dealers[dealers.length >> 1];
  const choices = [
    [{ dealers: [dealers[0].group.dealer] }, dealers[0].n],
    [{ dealers: [middle.group.dealer] }, middle.n],
    [{ dealers: dealers.slice(0, 90).map((d) => d.group.dealer) }, dealers.slice(0, 90).reduce((sum, d) => sum + d.n, 0)],
    [{ from: '2025-03-01', to: '2025-08-31' }, null],
    [{ channels: ['phone'] }, null],
    [{}, all],
  ];
  const view = [];
  const shown = [];
  const watch = watchMainThread();
  for (const [filter, expected] of choices) {
    const { version, settings } = element.config;
    const change = changes();
    element.config = { version, settings: { ...settings, filter } };
    const times = await patience(change, 30, `the filter ${JSON.stringify(filter).slice(0, 100)}`);
    view.push(times.changed);
    shown.push(times.painted);
    const { leads } = (await element.report()).counts;
    if (expected !== null ? leads !== expected : leads === all) {
      throw new Error(`the filter ${JSON.stringify(filter).slice(0, 100)} left ${leads} of ${all} leads, expected ${expected ?? 'fewer'}`);
    }
  }
  const { blocked, task } = await watch();
  return { filter_view: view, filter: shown, filter_blocked: blocked, filter_task: task };
}

/** The five numbers as they stand in the report. */
function five(report) {
  const whole = (id) => report.estimates.find((e) => e.id === id && Object.keys(e.group).length === 0);
  const share = ({ k, n }) => ({ k, n });
  const response = report.distributions.find(
    (d) => d.id === 'response_time_human' && Object.keys(d.group).length === 0,
  );
  const dealers = groups(report, 'attempt_rate_phone', 'dealer')
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
