// Runs before the first paint: the theme, the folded menu and, for the server, the browser's zone.
(() => {
  const root = document.documentElement;
  const system = matchMedia('(prefers-color-scheme: dark)');
  const apply = () => root.setAttribute('data-bs-theme', localStorage.getItem('theme') ?? (system.matches ? 'dark' : 'light'));
  root.classList.add('js');
  root.classList.toggle('folded', localStorage.getItem('folded') === 'true');
  apply();
  system.addEventListener('change', apply);
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone) document.cookie = `tz=${encodeURIComponent(zone)}; path=/; max-age=31536000; samesite=lax`;
})();
