// The queue as it changes: the server says how the page stands, rows that differ are fetched. A row somebody works in is
// left alone until they are done; what others did flashes once.
const rowOf = (id) => document.getElementById(`lead-${id}`);
const busy = (row) => 'working' in row.dataset || row.querySelector('.menu')?.childElementCount > 0 || row.querySelector('input:checked') !== null;
const PAGE = 50;
let source = null;
let here = null;

function address(id) {
  const [path, query] = here.split('?');
  return `${path.replace(/live$/, `${id}/row`)}${query ? `?${query}` : ''}`;
}

const fetched = new Map();
function fetchRow(row, id) {
  fetched.set(id, row.contains(document.activeElement));
  window.htmx.ajax('GET', address(id), { target: row, swap: 'outerHTML' });
}

// What somebody does to a row is answered into that row: nothing else may take its place meanwhile.
document.addEventListener('htmx:beforeRequest', (event) => {
  const row = event.target.closest('tr.lead');
  if (!row || event.detail.requestConfig.verb !== 'post') return;
  row.dataset.working = '';
  fetched.delete(row.id.slice(5));
  window.htmx.trigger(row, 'htmx:abort');
});
for (const failure of ['htmx:responseError', 'htmx:sendError', 'htmx:timeout']) {
  document.addEventListener(failure, (event) => delete event.target.closest?.('tr.lead')?.dataset.working);
}

const dueOf = (row) => Number(row.querySelector('[data-due]')?.dataset.due);
const bodyOf = (section) => document.querySelector(`tbody[data-section="${section}"]`);

/** Puts a row where one that falls due then belongs. */
function insert(row, body, due) {
  body.insertBefore(row, [...body.querySelectorAll('tr.lead')].find((other) => other !== row && dueOf(other) > due) ?? null);
}

/** Puts an empty row where it belongs; null if the page does not show its section. */
function place({ id, section, due }) {
  const body = bodyOf(section);
  if (!body) return null;
  const row = document.createElement('tr');
  row.className = 'lead';
  row.id = `lead-${id}`;
  insert(row, body, due);
  return row;
}

/** A row that has changed is fetched; if its promise is another it goes to where it belongs now, and keeps its focus. */
function refresh(row, { id, section, due }) {
  const body = bodyOf(section);
  const focused = row.contains(document.activeElement) ? document.activeElement : null;
  if (body && (body !== row.parentElement || dueOf(row) !== due)) insert(row, body, due);
  focused?.focus();
  fetchRow(row, id);
}

function leave(row, left, page) {
  if (left && left.by !== page.dataset.me && left.name) {
    const line = document.createElement('p');
    line.className = 'flash';
    line.textContent = page.dataset.left
      .replace('{lead}', row.querySelector('a.open')?.textContent ?? '').replace('{name}', left.name);
    document.getElementById('flash')?.replaceChildren(line);
  }
  fetchRow(row, row.id.slice(5));
}

function show(state) {
  const page = document.getElementById('queue');
  if (page?.dataset.here !== here) return listen();
  const wanted = new Map(state.rows.map((row) => [row.id, row]));
  const shown = [...document.querySelectorAll('tr.lead')];
  if (shown.length === 0 && wanted.size > 0) return location.reload();
  const firstPage = shown.slice(0, Math.max(wanted.size, PAGE));
  for (const row of firstPage) {
    const id = row.id.slice(5);
    if (busy(row)) continue;
    if (!wanted.has(id) && state.rows.length === PAGE && dueOf(row) >= state.rows.at(-1).due) continue;
    if (!wanted.has(id)) leave(row, state.left.find((left) => left.id === id), page);
    else if (wanted.get(id).mark !== row.dataset.mark) refresh(row, wanted.get(id));
  }
  for (const [id, row] of wanted) {
    const empty = rowOf(id) ? null : place(row);
    if (empty) fetchRow(empty, id);
  }
  for (const [section, text] of Object.entries(state.counts)) {
    const count = document.getElementById(`count-${section}`);
    if (count) count.textContent = text;
  }
}

function mark(on) {
  const state = document.querySelector('[data-live-state]');
  if (state) state.hidden = !on;
}

function listen() {
  source?.close();
  here = document.getElementById('queue')?.dataset.here;
  if (!here) return;
  source = new EventSource(here);
  source.addEventListener('open', () => mark(true));
  source.addEventListener('error', () => mark(false));
  source.addEventListener('queue', (event) => show(JSON.parse(event.data)));
}

listen();
document.addEventListener('htmx:afterSettle', (event) => {
  const row = event.target;
  const id = row.id?.replace(/^lead-/, '');
  if (fetched.has(id) && row.isConnected) {
    row.classList.add('changed');
    if (fetched.get(id)) row.querySelector('a.open')?.focus();
    fetched.delete(id);
  }
  if (document.getElementById('queue')?.dataset.here !== here) listen();
});
