import { compareNames, type NameIndex } from './name-index.ts'

/** Which names of an index are listed; empty strings mean "not given" (§2.7.5.1, §2.7.5.4). */
export interface Selection {
  limit: number
  /** Only names after it (before it when reversed). */
  marker: string
  /** Only names before it (after it when reversed). */
  endMarker: string
  prefix: string
  /** Names that have it behind the prefix are rolled up into one row. */
  delimiter: string
  reverse: boolean
}

export type Row<Entry> = { entry: Entry } | { subdirectory: string }

/** Rows of a listing in order; a rolled-up subdirectory is passed over by a new search, not by reading through it. */
export function listRows<Entry extends { readonly name: string }>(
  index: NameIndex<Entry>,
  selection: Selection,
): Row<Entry>[] {
  const { limit, prefix, delimiter, reverse } = selection
  const [low, high] = reverse ? [selection.endMarker, selection.marker] : [selection.marker, selection.endMarker]
  const rows: Row<Entry>[] = []
  let names = reverse ? index.descending(belowTop(high, prefix)) : index.ascending(upToBottom(low, prefix))
  while (rows.length < limit) {
    const next = names.next()
    if (next.done === true) break
    const name = next.value
    if (!name.startsWith(prefix)) break
    if (reverse ? low !== '' && compareNames(name, low) <= 0 : high !== '' && compareNames(name, high) >= 0) break
    const end = delimiter === '' ? -1 : name.indexOf(delimiter, prefix.length)
    if (end < 0) {
      rows.push({ entry: index.get(name) as Entry })
      continue
    }
    const subdirectory = name.slice(0, end + delimiter.length)
    // A page that ended with this row goes on behind it.
    if (subdirectory !== selection.marker) rows.push({ subdirectory })
    names = reverse
      ? index.descending(other => compareNames(other, subdirectory) < 0)
      : index.ascending(other => compareNames(other, subdirectory) < 0 || other.startsWith(subdirectory))
  }
  return rows
}

function upToBottom(marker: string, prefix: string): (name: string) => boolean {
  return name => compareNames(name, prefix) < 0 || (marker !== '' && compareNames(name, marker) <= 0)
}

function belowTop(marker: string, prefix: string): (name: string) => boolean {
  return name =>
    (compareNames(name, prefix) < 0 || name.startsWith(prefix)) && (marker === '' || compareNames(name, marker) < 0)
}
