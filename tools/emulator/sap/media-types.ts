import type { IncomingHttpHeaders } from 'node:http'
import type { SapOperation } from './operation.ts'
import { refuseByStatus } from './refusals.ts'

const bodyTypes = { form: 'application/x-www-form-urlencoded', xml: 'application/xml' } as const

/** @throws {Problem} 406 when XML, the only type of an answer (§1.7.3), is none of what the client takes. */
export function requireAcceptable(headers: IncomingHttpHeaders): void {
  const accepted = headers.accept?.split(',') ?? []
  const takesXml = accepted.some(range => {
    const [type = '', ...parameters] = range.split(';').map(part => part.trim().toLowerCase())
    const refused = parameters.some(parameter => /^q=0(\.0*)?$/.test(parameter))
    return !refused && ['application/xml', 'application/*', '*/*'].includes(type)
  })
  if (accepted.length > 0 && !takesXml) throw refuseByStatus(406)
}

/** A body without a type is taken as what the operation expects. @throws {Problem} 415 when it is of another type. */
export function requireContentType(headers: IncomingHttpHeaders, body: NonNullable<SapOperation['body']>): void {
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase()
  if (type !== undefined && type !== bodyTypes[body]) throw refuseByStatus(415)
}
