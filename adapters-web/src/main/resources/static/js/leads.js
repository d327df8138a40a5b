// The list of leads: choose all of a page.
const picks = () => [...document.querySelectorAll('input[name=lead]')];

document.addEventListener('change', (event) => {
  if (!event.target.matches('[data-pick-all]')) return;
  for (const pick of picks()) pick.checked = event.target.checked;
});
