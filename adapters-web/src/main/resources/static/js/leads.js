// The list of leads: choose all of a page, or the row with the focus.
const picks = () => [...document.querySelectorAll('input[name=lead]')];

document.addEventListener('change', (event) => {
  if (!event.target.matches('[data-pick-all]')) return;
  for (const pick of picks()) pick.checked = event.target.checked;
});

document.addEventListener('keydown', (event) => {
  if (event.key !== 'x' || event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, select, textarea, dialog[open]')) return;
  const pick = event.target.closest('tr.lead')?.querySelector('input[name=lead]');
  if (pick) pick.checked = !pick.checked;
});
