// What is live asks the server every 2 seconds, unless nobody looks or somebody reads in it. And snippets can be copied.
const EVERY = 2000;

const isRead = (part) => {
  const selection = document.getSelection();
  return part.querySelector('details[open]') !== null
    || (selection && !selection.isCollapsed && part.contains(selection.anchorNode))
    || part.querySelector(':focus-visible') !== null;
};

setInterval(() => {
  if (document.visibilityState !== 'visible') return;
  for (const part of document.querySelectorAll('[data-live]')) {
    if (!isRead(part)) part.dispatchEvent(new CustomEvent('tick'));
  }
}, EVERY);

for (const snippet of document.querySelectorAll('.snippet')) {
  if (!navigator.clipboard) break;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'btn btn-sm copy';
  button.textContent = document.body.dataset.copy;
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(snippet.querySelector('pre, code').textContent);
    button.textContent = document.body.dataset.copied;
  });
  snippet.append(button);
}
