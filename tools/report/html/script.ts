import { filterScript } from './script-filter.ts'
import { listsScript } from './script-lists.ts'

/** Theme, copy buttons, sortable tables. */
const toolsScript = `
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

  document.addEventListener('click', async event => {
    const button = event.target.closest('button.copy');
    if (!button) return;
    const source = button.closest('.curl').querySelector('pre');
    try {
      await navigator.clipboard.writeText(source.textContent);
      button.textContent = 'Copied';
    } catch {
      getSelection().selectAllChildren(source);
      button.textContent = 'Selected';
    }
    setTimeout(() => { button.textContent = 'Copy'; }, 2000);
  });

  for (const table of document.querySelectorAll('table.sortable')) {
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener('click', () => {
        const down = head.ariaSort ? head.ariaSort === 'ascending' : head.classList.contains('number');
        for (const other of heads) other.ariaSort = null;
        head.ariaSort = down ? 'descending' : 'ascending';
        const key = row => { const cell = row.cells[column]; return cell.dataset.value === undefined ? cell.textContent : Number(cell.dataset.value); };
        const rows = [...table.tBodies[0].rows].map(row => ({ row, key: key(row) }));
        rows.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0) * (down ? -1 : 1));
        table.tBodies[0].append(...rows.map(({ row }) => row));
      });
    });
  }
`

/** The page's script: the report reads whole without it. */
export const script = `
'use strict';
(() => {${toolsScript}${listsScript}${filterScript}})();
`
