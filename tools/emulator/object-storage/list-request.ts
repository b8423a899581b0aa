import { Problem } from '../http/problem.ts'
import { type HeaderFields, sendReply } from '../http/reply.ts'
import { escapeAttribute, escapeXml } from '../xml/escape.ts'
import { limits } from './limits.ts'
import type { Row, Selection } from './listing.ts'
import { chooseListingType, jsonRow, type ListingType, type RowFields, xmlFields, xmlHead } from './listing-format.ts'
import { isTrue } from './metadata.ts'
import type { StorageRequest } from './storage-request.ts'

/**
 * What a listing request asks for. `path=a/b` is `prefix=a/b/` with `delimiter=/` (§2.7.5.4).
 * @throws {Problem} 412 when more rows are asked for than there may be; a limit that is no number is ignored
 */
export function readSelection(query: ReadonlyMap<string, string>): Selection {
  const given = query.get('limit') ?? ''
  const limit = /^\d+$/.test(given) ? Number(given) : limits.listing
  if (limit > limits.listing) throw new Problem(412, `Maximum limit is ${limits.listing}`)
  const path = query.get('path')
  const folder = path === undefined || path === '' ? '' : `${path.replace(/\/+$/, '')}/`
  return {
    limit,
    marker: query.get('marker') ?? '',
    endMarker: query.get('end_marker') ?? '',
    prefix: path === undefined ? (query.get('prefix') ?? '') : folder,
    delimiter: path === undefined ? (query.get('delimiter') ?? '') : '/',
    reverse: isTrue(query.get('reverse')),
  }
}

/** @throws {Problem} 406 */
export function listingTypeOf(request: StorageRequest): ListingType {
  return chooseListingType(request.request.headers.accept, request.query.get('format'))
}

/** How one kind of listing writes its rows. */
export interface RowWriter<Entry> {
  /** Root element of the XML form, `account` or `container`. */
  root: string
  /** What the root's `name` attribute says. */
  rootName: string
  /** Element of a row. */
  element: string
  /** Between elements; the account's sample has line feeds, the container's has none. */
  separator: string
  json(entry: Entry): RowFields
  xml(entry: Entry): RowFields
}

/** Sends a listing; an empty one is 204 as plain text, and an empty list in the other forms. */
export function sendListing<Entry extends { readonly name: string }>(
  request: StorageRequest,
  rows: readonly Row<Entry>[],
  writer: RowWriter<Entry>,
  headers: HeaderFields,
): void {
  const type = listingTypeOf(request)
  const fields = { ...headers, 'Content-Type': `${type}; charset=utf-8` }
  const body = formatRows(type, rows, writer)
  sendReply(request.response, body === '' ? 204 : 200, fields, body)
}

function formatRows<Entry extends { readonly name: string }>(
  type: ListingType,
  rows: readonly Row<Entry>[],
  writer: RowWriter<Entry>,
): string {
  if (type === 'text/plain') {
    return rows.map(row => `${'entry' in row ? row.entry.name : row.subdirectory}\n`).join('')
  }
  if (type === 'application/json') {
    const written = rows.map(row => jsonRow('entry' in row ? writer.json(row.entry) : [['subdir', row.subdirectory]]))
    return `[${written.join(', ')}]`
  }
  const { root, rootName, element, separator } = writer
  const elements = rows.map(row =>
    'entry' in row
      ? `<${element}>${xmlFields(writer.xml(row.entry))}</${element}>`
      : `<subdir name="${escapeAttribute(row.subdirectory)}"><name>${escapeXml(row.subdirectory)}</name></subdir>`,
  )
  if (elements.length === 0 && separator === '') return `${xmlHead}<${root} name="${escapeAttribute(rootName)}" />`
  return [`${xmlHead}<${root} name="${escapeAttribute(rootName)}">`, ...elements, `</${root}>`].join(separator)
}
