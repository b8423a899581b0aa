import { Problem } from '../http/problem.ts'
import { escapeXml } from '../xml/escape.ts'

export type ListingType = 'text/plain' | 'application/json' | 'application/xml' | 'text/xml'

const types: readonly ListingType[] = ['text/plain', 'application/json', 'application/xml', 'text/xml']
const byFormat: Record<string, ListingType> = {
  plain: 'text/plain',
  json: 'application/json',
  xml: 'application/xml',
}

/**
 * The type of a listing: the Accept header, which is prioritized over `format` (§2.7.5.4), unless it names nothing
 * in particular as `*` + `/*` does; then `format`; then plain text.
 * @throws {Problem} 406 when neither gives a type that there is
 */
export function chooseListingType(accept: string | undefined, format: string | undefined): ListingType {
  const wanted = byFormat[format?.toLowerCase() ?? '']
  if (accept === undefined || accept.trim() === '') return wanted ?? 'text/plain'
  const ranges = parseAccept(accept)
  const named = ranges.filter(range => types.includes(range.type as ListingType))
  if (named[0] !== undefined) return named[0].type as ListingType
  if (wanted !== undefined) return wanted
  const open = ranges[0]?.type
  if (ranges.some(range => range.type === '*/*')) return 'text/plain'
  const found = types.find(type => open?.endsWith('/*') && type.startsWith(open.slice(0, -1)))
  if (found === undefined) throw new Problem(406)
  return found
}

/** Media ranges, the best first; those with `q=0` are left out. */
function parseAccept(accept: string): { type: string; quality: number }[] {
  return accept
    .split(',')
    .map(part => {
      const [type, ...parameters] = part.split(';').map(text => text.trim().toLowerCase())
      const quality = parameters.find(parameter => parameter.startsWith('q='))
      return { type: type ?? '', quality: quality === undefined ? 1 : Number(quality.slice(2)) }
    })
    .filter(range => range.quality > 0)
    .sort((a, b) => b.quality - a.quality)
}

/** The members of one row in the order they are written in: key and value. */
export type RowFields = readonly (readonly [name: string, value: string | number])[]

/** JSON as Swift writes it, with a space behind commas and colons; the sample of §2.7.5.1 is 96 bytes so. */
export function jsonRow(fields: RowFields): string {
  return `{${fields.map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`).join(', ')}}`
}

export function xmlFields(fields: RowFields): string {
  return fields.map(([name, value]) => `<${name}>${escapeXml(String(value))}</${name}>`).join('')
}

export const xmlHead = '<?xml version="1.0" encoding="UTF-8"?>\n'
