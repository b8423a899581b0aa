import type { ExchangeLine } from '../model/record.ts'
import type { Redactor } from '../shared/redact.ts'

/** A copy of plain data in which every text went through the redactor. */
export function redactDeep<T>(value: T, redactor: Redactor): T {
  return deep(value, redactor) as T
}

/** The same for an exchange, whose headers are masked by name. */
export function redactExchange(exchange: ExchangeLine, redactor: Redactor): ExchangeLine {
  const { request, response } = exchange
  const masked = redactDeep(exchange, redactor)
  masked.request.headers = redactor.headers(request.headers)
  if (masked.response !== undefined && response !== undefined)
    masked.response.headers = redactor.headers(response.headers)
  return masked
}

function deep(value: unknown, redactor: Redactor): unknown {
  if (typeof value === 'string') return redactor.text(value)
  if (Array.isArray(value)) return value.map(item => deep(item, redactor))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, deep(member, redactor)]))
}
