// The thresholds of a ladder can be dragged along its scale; what is typed moves them, too.
let held = null;

const scale = (rung) => {
  const { low, high, height } = rung.closest('svg').dataset;
  return { low: Number(low), high: Number(high), height: Number(height) };
};
const fieldOf = (rung) => document.getElementById(rung.dataset.field);

function show(rung, points) {
  const { low, high, height } = scale(rung);
  const share = Math.min(Math.max((points - low) / (high - low), 0), 1);
  rung.setAttribute('transform', `translate(0 ${height - share * height})`);
  rung.querySelector('.at').textContent = points < 0 ? `−${-points}` : points;
  // A line that moved has its name beside it.
  rung.querySelector('.link').setAttribute('y2', 0);
  rung.querySelector('circle').setAttribute('cy', 0);
  rung.querySelector('.name').setAttribute('y', 4);
}

document.addEventListener('pointerdown', (event) => {
  const rung = event.target.closest?.('.rung');
  if (!rung || !fieldOf(rung)) return;
  held = rung;
  rung.classList.add('dragged');
  event.target.setPointerCapture(event.pointerId);
  event.preventDefault();
});

document.addEventListener('pointermove', (event) => {
  if (!held) return;
  const { low, high, height } = scale(held);
  const svg = held.closest('svg');
  const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
  const points = Math.round(low + (1 - Math.min(Math.max(at.y / height, 0), 1)) * (high - low));
  fieldOf(held).value = points;
  show(held, points);
});

document.addEventListener('pointerup', () => {
  held?.classList.remove('dragged');
  held = null;
});

document.addEventListener('input', (event) => {
  const rung = document.querySelector(`.rung[data-field="${event.target.id}"]`);
  if (rung && /^[-−]?\d+$/.test(event.target.value.trim())) show(rung, Number(event.target.value.replace('−', '-')));
});
