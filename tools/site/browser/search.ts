import { markMatches } from './mark-matches.ts'
import { type PackedEntries, unpack } from './packed-entries.ts'
import { type Found, makeIndex } from './search-index.ts'

/** Results that are shown at a time. */
const shown = 24

const root = document.documentElement.dataset.root ?? ''

let dialog: HTMLDialogElement | undefined

/** Shows the dialog of search, which it makes the first time. */
export async function openSearch(): Promise<void> {
  dialog ??= makeDialog()
  if (dialog.open) return
  dialog.showModal()
  const input = dialog.querySelector('input')
  input?.select()
}

function makeDialog(): HTMLDialogElement {
  const made = document.createElement('dialog')
  made.className = 'search'
  made.setAttribute('aria-label', 'Search')
  made.innerHTML = `<input type="search" role="combobox" aria-expanded="true" aria-autocomplete="list" aria-controls="found" aria-label="Search"
 placeholder="Operation, header, error code, clause, check id" autocomplete="off" spellcheck="false" autofocus>
<p class="search-state" aria-live="polite">Loading…</p><ul id="found" role="listbox" aria-label="Results"></ul>
<p class="search-keys"><kbd>↑</kbd> <kbd>↓</kbd> to choose, <kbd>Enter</kbd> to go, <kbd>Esc</kbd> to close</p>`
  document.body.append(made)
  made.addEventListener('click', event => {
    if (event.target === made) made.close()
  })
  void serve(made)
  return made
}

async function serve(made: HTMLDialogElement): Promise<void> {
  const input = made.querySelector('input') as HTMLInputElement
  const list = made.querySelector('ul') as HTMLUListElement
  const state = made.querySelector('.search-state') as HTMLElement
  const search = await load()
  const show = (): void => {
    const found = search(input.value).slice(0, shown)
    list.replaceChildren(...found.map(rowOf))
    choose(input, list, 0)
    state.textContent =
      input.value.trim() === '' ? 'Type what you look for.' : found.length === 0 ? 'Nothing is called that.' : ''
  }
  input.addEventListener('input', show)
  input.addEventListener('keydown', event => onKey(event, input, list))
  show()
}

async function load(): Promise<(query: string) => Found[]> {
  const [{ default: MiniSearch }, response] = await Promise.all([
    import(new URL('./minisearch.js', import.meta.url).href),
    fetch(`${root}assets/search.json`),
  ])
  return makeIndex(MiniSearch, unpack((await response.json()) as PackedEntries))
}

function rowOf({ kind, title, key, text, to, terms }: Found, index: number): HTMLLIElement {
  const row = document.createElement('li')
  row.role = 'option'
  row.id = `found-${index}`
  const link = document.createElement('a')
  link.href = root + to
  link.tabIndex = -1
  link.append(
    part('kind', [kind]),
    part('found-title', markMatches(title, terms)),
    part('found-text', markMatches(kind === 'check' ? key : text, terms)),
  )
  row.append(link)
  return row
}

function part(name: string, content: (string | Node)[]): HTMLSpanElement {
  const span = document.createElement('span')
  span.className = name
  span.append(...content)
  return span
}

function onKey(event: KeyboardEvent, input: HTMLInputElement, list: HTMLUListElement): void {
  const rows = [...list.children]
  const now = rows.findIndex(row => row.ariaSelected === 'true')
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault()
    choose(input, list, (now + (event.key === 'ArrowDown' ? 1 : -1) + rows.length) % Math.max(rows.length, 1))
  } else if (event.key === 'Enter') {
    event.preventDefault()
    const link = rows[now]?.querySelector('a')
    if (link === null || link === undefined) return
    list.closest('dialog')?.close()
    location.assign(link.href)
  }
}

function choose(input: HTMLInputElement, list: HTMLUListElement, chosen: number): void {
  for (const [index, row] of [...list.children].entries()) {
    row.ariaSelected = String(index === chosen)
    if (index !== chosen) continue
    input.setAttribute('aria-activedescendant', row.id)
    row.scrollIntoView({ block: 'nearest' })
  }
}
