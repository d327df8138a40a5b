// What every page can do: theme, menu, search and keys, forms that submit themselves, and words when a request fails.
const root = document.documentElement;
const keys = document.getElementById('keys');

document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-theme-toggle], [data-fold], [data-keys]');
  if (!button) return;
  if ('themeToggle' in button.dataset) {
    const theme = root.dataset.bsTheme === 'dark' ? 'light' : 'dark';
    localStorage.setItem('theme', theme);
    root.dataset.bsTheme = theme;
  } else if ('fold' in button.dataset) {
    localStorage.setItem('folded', root.classList.toggle('folded'));
  } else {
    keys.showModal();
  }
});

const typing = (event) =>
  event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, select, textarea, dialog[open]') !== null;

document.addEventListener('keydown', (event) => {
  if (typing(event)) return;
  if (event.key === '/') {
    event.preventDefault();
    document.getElementById('search')?.select();
    document.getElementById('search')?.focus();
  } else if (event.key === '?' && keys) {
    keys.showModal();
  }
});

let later = null;
document.addEventListener('change', (event) => {
  const form = event.target.form;
  if (!form) return;
  if ('submitOnChange' in form.dataset) {
    // A slider moved by keys changes at each step: what is wanted is where it comes to rest.
    clearTimeout(later);
    later = setTimeout(() => form.requestSubmit(), Number(form.dataset.submitOnChange));
  }
  if ('quiet' in form.dataset) form.classList.add('changed');
});

const say = (message) => {
  const line = document.createElement('p');
  line.className = 'flash refused';
  line.textContent = message;
  document.getElementById('flash')?.replaceChildren(line);
};
document.addEventListener('htmx:responseError', () => say(document.body.dataset.failed));
document.addEventListener('htmx:sendError', () => say(document.body.dataset.offline));
