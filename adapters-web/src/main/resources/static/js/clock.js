// Counts the promises down in place, by the server's time: the browser's own clock may be wrong.
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const two = (large, largeUnit, small, smallUnit) => `${large} ${largeUnit}` + (small ? ` ${small} ${smallUnit}` : '');

/** The same words as the server's: the largest two units. */
function lasting(millis) {
  const length = Math.abs(millis);
  if (length >= DAY) return two(Math.floor(length / DAY), 'd', Math.floor((length % DAY) / HOUR), 'h');
  if (length >= HOUR) return two(Math.floor(length / HOUR), 'h', Math.floor((length % HOUR) / MINUTE), 'min');
  return length >= MINUTE ? `${Math.floor(length / MINUTE)} min` : `${Math.floor(length / SECOND)} s`;
}

let ahead = null;

function tick() {
  for (const time of document.querySelectorAll('time[data-due]')) {
    ahead ??= Number(time.dataset.now) - Date.now();
    const now = Date.now() + ahead;
    const due = Number(time.dataset.due);
    const state = now >= due ? 'breached' : now >= Number(time.dataset.warn) ? 'due-soon' : 'later';
    const text = (now > due ? '−' : '') + lasting(due - now);
    if (time.textContent !== text) time.textContent = text;
    const holder = time.parentElement;
    if (!holder.classList.contains(state)) {
      holder.classList.remove('breached', 'due-soon', 'later');
      holder.classList.add(state);
      time.dispatchEvent(new CustomEvent('urgency', { bubbles: true, detail: state }));
    }
  }
}

setInterval(tick, SECOND);
document.addEventListener('visibilitychange', tick);
