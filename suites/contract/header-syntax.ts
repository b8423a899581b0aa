import type { HeaderField } from '../../tools/model/catalog.ts'

/** A name, what it is in words, and how it is told. */
export interface Syntax {
  what: string
  pattern: RegExp
}

// RFC 9110 §5.6.7, the form that senders must use.
const httpDate: Syntax = {
  what: 'a date as HTTP writes it (RFC 9110 §5.6.7)',
  pattern:
    /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d{2}:\d{2}:\d{2} GMT$/,
}
const count: Syntax = { what: 'an integer that is not negative', pattern: /^\d+$/ }
const mediaType: Syntax = {
  what: 'a MIME type',
  pattern: /^[\w.+-]+\/[\w.+-]+(\s*;\s*[\w.-]+=("[^"]*"|[^\s";]+))*\s*;?$/,
}
const md5: Syntax = { what: 'an MD5 in hexadecimal, in quotation marks or not', pattern: /^"?[0-9a-f]{32}"?$/ }

const byName: Record<string, Syntax> = {
  'content-length': count,
  'content-type': mediaType,
  date: httpDate,
  'last-modified': httpDate,
  'x-copied-from-last-modified': httpDate,
  etag: md5,
  'accept-ranges': { what: 'the unit of ranges', pattern: /^bytes$/ },
}

const byType: Partial<Record<NonNullable<HeaderField['type']>, Syntax>> = {
  integer: count,
  datetime: httpDate,
  boolean: { what: 'true or false', pattern: /^(true|false)$/i },
}

/** How a documented header is written: by what HTTP says of that name, else by its printed type. */
export function syntaxOf(field: HeaderField): Syntax {
  const known = byName[field.name.toLowerCase()] ?? (field.type === undefined ? undefined : byType[field.type])
  return known ?? { what: 'a text that is not empty', pattern: /\S/ }
}
