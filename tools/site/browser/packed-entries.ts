import type { Entry } from './search-index.ts'

/** What search reads, as small as it goes: what one thing repeats of another is left out, and put back by `unpack`. */
export interface PackedEntries {
  kinds: string[]
  /** Pages with what is known of everything on them: the operation's title and id. */
  pages: [path: string, words: string][]
  /** Empty members at the end are left out. */
  entries: PackedEntry[]
}

/** `0` stands for what is the same as the title, or for the usual of its kind. */
export type PackedEntry = [
  kind: number,
  page: number,
  title: string,
  anchor?: string | 0,
  key?: string | 0,
  text?: string,
  also?: string,
  lesser?: 1,
]

/** Kinds of things on the page of an operation that its words belong to. */
const parts = new Set(['parameter', 'header', 'error'])

export function unpack({ kinds, pages, entries }: PackedEntries): Entry[] {
  return entries.map(([kindNumber, page, title, anchor = '', key = '', text = '', also = '', lesser]) => {
    const kind = kinds[kindNumber] ?? ''
    const [path = '', words = ''] = pages[page] ?? []
    const own = kind === 'check' ? String(anchor) : ''
    const place = anchor === 0 ? title : own === '' ? anchor : `check-${own}`
    return {
      kind,
      title,
      key: key === 0 ? title : own === '' ? key : `${path.slice(path.indexOf('/') + 1, -'.html'.length)}.${own}`,
      text: parts.has(kind) && words !== '' ? [words, text].filter(part => part !== '').join(' · ') : text,
      to: place === '' ? path : `${path}#${place}`,
      ...(also === '' ? {} : { also }),
      ...(lesser === 1 ? { lesser: true } : {}),
    }
  })
}
