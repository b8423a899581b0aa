/** The page's script: filter, theme, copy buttons. The report reads whole without it. */
export const script = `
'use strict';
(() => {
  const root = document.documentElement;

  const theme = document.getElementById('theme');
  const themes = ['auto', 'light', 'dark'];
  const setTheme = name => {
    root.dataset.theme = name;
    theme.textContent = 'Theme: ' + name;
    // Storage is refused to pages opened from a file by some browsers.
    try { localStorage.setItem('k5c-theme', name); } catch {}
  };
  let stored = 'auto';
  try { stored = localStorage.getItem('k5c-theme') || 'auto'; } catch {}
  setTheme(themes.includes(stored) ? stored : 'auto');
  theme.hidden = false;
  theme.addEventListener('click', () => setTheme(themes[(themes.indexOf(root.dataset.theme) + 1) % themes.length]));

  for (const button of document.querySelectorAll('button.copy')) {
    const source = button.closest('.curl').querySelector('pre');
    button.hidden = false;
    button.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(source.textContent);
        button.textContent = 'Copied';
      } catch {
        getSelection().selectAllChildren(source);
        button.textContent = 'Selected';
      }
      setTimeout(() => { button.textContent = 'Copy'; }, 2000);
    });
  }

  const form = document.getElementById('filter');
  const items = [...document.querySelectorAll('[data-verdict]')];
  const boxes = [...form.querySelectorAll('input[type=checkbox]')];
  const filtered = document.getElementById('filtered');
  const apply = () => {
    const words = form.elements.text.value.toLowerCase().split(/\\s+/).filter(Boolean);
    const chosen = new Set(boxes.filter(box => box.checked).map(box => box.value));
    let shown = 0;
    for (const item of items) {
      const match = chosen.has(item.dataset.verdict) && words.every(word => item.dataset.text.includes(word));
      item.hidden = !match;
      if (match) shown += 1;
    }
    for (const group of document.querySelectorAll('.checks, .checks .group')) {
      const any = group.querySelector('[data-verdict]:not([hidden])') !== null;
      group.hidden = !any;
      // A search looks into folded groups too.
      if (group.matches('details') && words.length > 0) group.open = any;
    }
    filtered.textContent = shown === items.length ? '' : shown + ' of ' + items.length + ' checks shown';
  };
  form.hidden = false;
  form.addEventListener('input', apply);
  form.addEventListener('submit', event => event.preventDefault());

  const openTarget = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let node = target; node; node = node.parentElement) if (node.matches('details')) node.open = true;
    if (target) target.scrollIntoView();
  };
  addEventListener('hashchange', openTarget);
  openTarget();
})();
`
