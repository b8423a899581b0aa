import type { PackedEntries, PackedEntry } from '../browser/packed-entries.ts'
import { type SearchEntry, searchKinds } from './search-entries.ts'

/** The entries as the browser loads them: a third of the size of what they say. */
export function packEntries(entries: readonly SearchEntry[]): PackedEntries {
  const pages = new Map<string, [number, string]>()
  const packed = entries.map(({ kind, title, key, text, to, words = '', also = '', lesser }): PackedEntry => {
    const [path = '', anchor = ''] = to.split('#')
    const [page] = pages.get(path) ?? [pages.size, words]
    pages.set(path, [page, pages.get(path)?.[1] || words])
    const place = kind === 'check' ? anchor.slice('check-'.length) : anchor === title ? 0 : anchor
    const name = kind === 'check' ? '' : key === title ? 0 : key
    const all: PackedEntry = [searchKinds.indexOf(kind), page, title, place, name, text, also]
    if (lesser === true) all.push(1)
    while (all.at(-1) === '') all.pop()
    return all
  })
  return { kinds: [...searchKinds], pages: [...pages].map(([path, [, words]]) => [path, words]), entries: packed }
}
