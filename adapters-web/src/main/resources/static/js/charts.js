// Draws the table of each figure[data-chart] as a chart: rows are labels, columns with data-colour are what is drawn. The
// table stays for who does not see the chart, and in sight where the figure has data-keep. Needs Chart.js, loaded before.
const root = document.documentElement;
const colour = (name) => {
  const style = getComputedStyle(root);
  return (style.getPropertyValue(`--${name}`) || style.getPropertyValue('--cold')).trim();
};

const columns = (table) => [...table.tHead.rows[0].cells].filter((cell) => cell.dataset.colour);
const rows = (table) => [...table.tBodies[0].rows];

const datasets = (table, kind) =>
  columns(table).map((head) => {
    const own = rows(table).map((row) => colour(row.dataset.colour ?? head.dataset.colour));
    return {
      label: head.textContent.trim(),
      data: rows(table).map((row) => Number(row.cells[head.cellIndex].dataset.value)),
      backgroundColor: kind === 'line' ? own[0] : own,
      borderColor: own[0],
      borderWidth: kind === 'line' ? 2 : 0,
      pointRadius: own.length === 1 ? 3 : 0,
      pointHitRadius: 12,
      maxBarThickness: 28,
    };
  });

const options = (figure) => {
  const lying = 'lying' in figure.dataset;
  const stacked = 'stacked' in figure.dataset;
  const ticks = { color: colour('quiet'), precision: 0, maxRotation: 0 };
  const numbers = { stacked, beginAtZero: true, grid: { color: colour('line') }, border: { display: false }, ticks };
  const names = { stacked, grid: { display: false }, border: { color: colour('line') }, ticks: { ...ticks, autoSkip: !lying } };
  return {
    locale: root.lang,
    indexAxis: lying ? 'y' : 'x',
    scales: lying ? { x: numbers, y: names } : { x: names, y: numbers },
    plugins: { legend: { display: columns(figure.querySelector('table')).length > 1, position: 'bottom', labels: { color: colour('quiet'), boxWidth: 12 } } },
    interaction: { mode: 'index', intersect: false, axis: lying ? 'y' : 'x' },
    animation: false,
    maintainAspectRatio: false,
  };
};

const draw = (figure) => {
  const table = figure.querySelector('table');
  const canvas = document.createElement('canvas');
  canvas.setAttribute('role', 'img');
  canvas.setAttribute('aria-label', figure.querySelector('h2').textContent);
  const frame = document.createElement('div');
  frame.className = 'plot';
  frame.append(canvas);
  table.before(frame);
  if (!('keep' in figure.dataset)) {
    // A table itself does not shrink to the one pixel that is left of what is hidden.
    const aside = document.createElement('div');
    aside.className = 'visually-hidden';
    table.replaceWith(aside);
    aside.append(table);
  }
  const kind = figure.dataset.chart;
  const labels = rows(table).map((row) => row.cells[0].textContent.trim());
  const chart = new Chart(canvas, { type: kind, data: { labels, datasets: datasets(table, kind) }, options: options(figure) });
  return () => {
    chart.data.datasets.forEach((set, at) => Object.assign(set, datasets(table, kind)[at]));
    chart.options = options(figure);
    chart.update();
  };
};

const again = [...document.querySelectorAll('figure[data-chart]')].map(draw);
new MutationObserver(() => again.forEach((one) => one())).observe(root, { attributeFilter: ['data-bs-theme'] });
