import type { IncomingHttpHeaders } from 'node:http'
import { parseHttpDate } from './dates.ts'

export interface Validators {
  /** Without quotes. */
  etag: string
  /** Milliseconds; compared in whole seconds, as Last-Modified states it. */
  modifiedAt: number
}

/** 304 or 412 when a conditional request asks for it, `undefined` when it may go on (RFC 2616 §14.24-28, §2.7.5.9). */
export function failedPrecondition(headers: IncomingHttpHeaders, found: Validators): 304 | 412 | undefined {
  const modified = Math.floor(found.modifiedAt / 1000)
  const match = headers['if-match']
  if (match !== undefined && !matches(match, found.etag)) return 412
  const unmodifiedSince = parseHttpDate(headers['if-unmodified-since'])
  if (unmodifiedSince !== undefined && modified > Math.floor(unmodifiedSince / 1000)) return 412
  const noneMatch = headers['if-none-match']
  if (noneMatch !== undefined) return matches(noneMatch, found.etag) ? 304 : undefined
  const modifiedSince = parseHttpDate(headers['if-modified-since'])
  return modifiedSince !== undefined && modified <= Math.floor(modifiedSince / 1000) ? 304 : undefined
}

/** Whether a list of entity tags, quoted or not, names one; `*` names any. */
export function matches(list: string, etag: string): boolean {
  return list.split(',').some(item => {
    const tag = item
      .trim()
      .replace(/^W\//, '')
      .replace(/^"(.*)"$/, '$1')
    return tag === '*' || tag === etag
  })
}
