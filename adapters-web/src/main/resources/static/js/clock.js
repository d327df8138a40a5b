// Counts the promises down in place, by the server's time: the browser's own clock may be wrong.
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The same words as the server's: the largest two units. */
function lasting(millis) {
  const [day, hour, minute, second] = document.body.dataset.lasting.split(';');
  const length = Math.abs(millis);
  const told = (large, unit, small, smallUnit) => unit.replace('#', large) + (small ? ` ${smallUnit.replace('#', small)}` : '');
  if (length >= DAY) return told(Math.floor(length / DAY), day, Math.floor((length % DAY) / HOUR), hour);
  if (length >= HOUR) return told(Math.floor(length / HOUR), hour, Math.floor((length % HOUR) / MINUTE), minute);
  return length >= MINUTE ? told(Math.floor(length / MINUTE), minute) : told(Math.floor(length / SECOND), second);
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
