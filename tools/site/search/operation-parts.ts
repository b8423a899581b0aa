import { anchorOf, checkAnchor, parameterAnchor, paths } from '../reference/paths.ts'
import type { OperationEntry } from '../reference/site.ts'
import type { SearchEntry } from './search-entries.ts'

/** What is found on the page of an operation: parameters, headers, error codes, checks. */
export function partsFound(entry: OperationEntry): SearchEntry[] {
  const { operation, errors, checks } = entry
  const page = paths.operation(entry)
  const shared = {
    words: `${operation.title} · ${operation.id}`,
    ...(entry.edition === 'jio' ? { lesser: true as const } : {}),
  }
  return [
    ...operation.parameters
      .filter(({ in: place }) => place !== 'path')
      .map(({ name, in: place, at, values = [] }) => ({
        kind: place === 'header' ? ('header' as const) : ('parameter' as const),
        title: name,
        key: name,
        text: [place, values.join(', ')].filter(part => part !== '').join(': '),
        to: `${page}#${parameterAnchor({ name, in: place, ...(at === undefined ? {} : { at }) })}`,
        ...shared,
      })),
    ...operation.responseHeaders.map(({ name }) => ({
      kind: 'header' as const,
      title: name,
      key: name,
      text: 'answer',
      to: `${page}#${anchorOf('response-header', name)}`,
      ...shared,
    })),
    ...(operation.errors === undefined ? [] : errors)
      .filter(({ code }) => code !== undefined)
      .map(({ status, code = '', message }) => ({
        kind: 'error' as const,
        title: `${code} ${message}`,
        key: code,
        text: String(status),
        to: `${page}#${anchorOf('error', code)}`,
        ...shared,
      })),
    ...checks.map(({ check }) => ({
      kind: 'check' as const,
      title: check.title,
      key: check.id,
      text: check.kind,
      to: `${page}#${checkAnchor(check)}`,
    })),
  ]
}
