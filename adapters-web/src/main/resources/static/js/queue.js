// Rows of a list: keys, focus that survives a row's leaving, and rows that move when their time runs out.
const rows = () => [...document.querySelectorAll('tr.lead')];
const current = () => document.activeElement?.closest('tr.lead');
const focusRow = (row) => row?.querySelector('a.open')?.focus();

function step(by) {
  const all = rows();
  const at = all.indexOf(current());
  const row = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1)];
  focusRow(row);
  row?.scrollIntoView({ block: 'nearest' });
}

function closeMenus(but) {
  for (const menu of document.querySelectorAll('tr.lead .menu')) if (menu !== but) menu.replaceChildren();
}

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') {
    const row = current();
    if (row?.querySelector('.menu')?.childElementCount) {
      closeMenus();
      focusRow(row);
    }
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, select, textarea, dialog[open]')) return;
  if (event.key === 'j') step(1);
  else if (event.key === 'k') step(-1);
  else if (event.key === 'c' || event.key === 'a') {
    const button = current()?.querySelector(`[data-key="${event.key}"]`);
    if (!button) return;
    event.preventDefault();
    button.click();
  }
});

document.addEventListener('click', (event) => {
  const row = event.target.closest('tr.lead');
  closeMenus(row?.querySelector('.menu'));
  if (event.target.closest('[data-close]')) {
    closeMenus();
    focusRow(row);
  }
});

// A row that leaves hands its focus to the next one; one that only changed keeps it.
let heir = null;
document.addEventListener('htmx:beforeRequest', (event) => {
  const row = event.target.closest('tr.lead');
  if (!row || event.detail.requestConfig.verb !== 'post') return;
  const all = rows();
  const at = all.indexOf(row);
  heir = { row: row.id, next: (all[at + 1] ?? all[at - 1])?.id };
});
document.addEventListener('htmx:afterSettle', (event) => {
  if (heir) {
    focusRow(document.getElementById(heir.row) ?? document.getElementById(heir.next));
    heir = null;
  }
  event.target.closest?.('.menu')?.querySelector('select')?.focus();
});
document.addEventListener('htmx:responseError', () => (heir = null));

// A row whose state changes moves to its section, if the page shows one, and keeps its focus.
document.addEventListener('urgency', (event) => {
  const row = event.target.closest('tr.lead');
  const from = row?.parentElement;
  const to = document.querySelector(`tbody[data-section="${event.detail}"]`);
  if (!row || !to || to === from) return;
  const focused = row.contains(document.activeElement) ? document.activeElement : null;
  to.append(row);
  focused?.focus();
  count(from.dataset.section, -1);
  count(event.detail, 1);
});

function count(section, by) {
  const shown = document.getElementById(`count-${section}`);
  if (shown) shown.textContent = Number(shown.textContent) + by;
}
