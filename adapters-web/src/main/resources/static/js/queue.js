// Rows of a list: keys, several at once, a lead beside the list, focus that survives a row's leaving, and rows that move
// when their time runs out.
const rows = () => [...document.querySelectorAll('tr.lead')];
const panel = () => document.getElementById('panel');
/** The row with the focus; from within the panel, the one it shows. */
const current = () => document.activeElement?.closest('tr.lead') ?? (panel()?.contains(document.activeElement) ? document.getElementById(panel().dataset.lead) : null);
const focusRow = (row) => row?.querySelector('a.open')?.focus();
const PARTS = { a: 'owner', s: 'status', l: 'contact', z: 'snooze' };
let part = null;

function step(by) {
  const all = rows();
  const at = all.indexOf(current());
  const row = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1)];
  focusRow(row);
  row?.scrollIntoView({ block: 'nearest' });
  if (row && panel() && !panel().hidden) look(row.querySelector('a.open'), false);
}

function closeMenus(but) {
  for (const menu of document.querySelectorAll('tr.lead .menu')) if (menu !== but) menu.replaceChildren();
}

function look(link, focus) {
  const beside = panel();
  beside.hidden = false;
  beside.dataset.lead = link.closest('tr.lead').id;
  beside.querySelector('[data-full]').href = link.href;
  const body = document.getElementById('panel-body');
  window.htmx.ajax('GET', link.getAttribute('href'), { target: body, select: '.lead-head, .waterfall, .timeline', swap: 'innerHTML' })
    .then(() => focus && beside.focus());
}

function closePanel() {
  const beside = panel();
  if (!beside || beside.hidden) return false;
  beside.hidden = true;
  focusRow(document.getElementById(beside.dataset.lead));
  return true;
}

function choose() {
  const form = document.getElementById('selection');
  if (!form) return;
  const chosen = document.querySelectorAll('tr.lead input[name=lead]:checked').length;
  form.classList.toggle('some', chosen > 0);
  form.querySelector('[data-chosen]').textContent = chosen;
}

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') {
    const row = current();
    if (row?.querySelector('.menu')?.childElementCount) {
      closeMenus();
      focusRow(row);
    } else closePanel();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input:not([type=checkbox]), select, textarea, dialog[open]')) return;
  if (event.key === 'j') step(1);
  else if (event.key === 'k') step(-1);
  else if (event.key === 'x') current()?.querySelector('input[name=lead]')?.click();
  else if (event.key === 'c' || event.key in PARTS) {
    const button = current()?.querySelector(`[data-key="${event.key === 'c' ? 'c' : 'a'}"]`);
    if (!button) return;
    event.preventDefault();
    part = PARTS[event.key] ?? null;
    button.click();
  }
});

document.addEventListener('click', (event) => {
  const row = event.target.closest('tr.lead');
  closeMenus(row?.querySelector('.menu'));
  if (event.target.closest('[data-close]')) {
    closeMenus();
    focusRow(row);
  } else if (event.target.closest('[data-close-panel]')) {
    closePanel();
  }
  const link = event.target.closest('.queue a.open');
  if (!link || !panel() || event.ctrlKey || event.metaKey || event.shiftKey || event.button > 0) return;
  event.preventDefault();
  look(link, true);
});
document.addEventListener('change', (event) => event.target.closest('input[name=lead]') && choose());

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
  event.target.closest?.('.menu')?.querySelector(`[data-part="${part ?? 'owner'}"] :is(select, button)`)?.focus();
  choose();
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
  if (shown && /^\d+$/.test(shown.textContent)) shown.textContent = Number(shown.textContent) + by;
}
