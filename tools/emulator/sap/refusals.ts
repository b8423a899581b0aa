import { randomUUID } from 'node:crypto'
import { Problem } from '../http/problem.ts'
import type { HeaderFields } from '../http/reply.ts'
import { element, writeXml, type XmlNode } from '../xml/write-xml.ts'
import { messages, type SapMessage, statusMessage, type ZoneMessage } from './messages.ts'

export const xmlType: HeaderFields = { 'Content-Type': 'application/xml; charset=UTF-8' }

/** What a product behind an availability zone said (§1.7.3). */
export interface ErrorCause {
  product: string
  resourceName: string
  request: string
  message: string
}

/** What went wrong in an availability zone; a task that failed tells it too (§1.7.5.21). */
export interface ZoneError {
  message: ZoneMessage
  args: readonly string[]
  cause?: ErrorCause
}

/** A refusal by the region manager: `<error>` with the message, its arguments and the request's id. */
export function refuse(message: SapMessage, ...args: string[]): Problem {
  return refuseWith(message, {}, args)
}

/** A refusal for which there is no message but the name of its status. */
export function refuseByStatus(status: number, headers: HeaderFields = {}): Problem {
  return refuseWith(statusMessage(status), headers, [])
}

/** 412 for a parameter with a value that it cannot have; of an attribute the name is `Element,attribute`. */
export function invalid(parameter: string): Problem {
  return refuse(messages.invalidFormat, parameter)
}

/** 404 for a resource that is not there or not the caller's, e.g. `LServer (3f0c…)`. */
export function noSuch(kind: string, id: string): Problem {
  return refuse(messages.notFound, `${kind} (${id})`)
}

/** 409 by availability zones: `<errors>` with one `<error>` for each of them. */
export function refuseInZones(errors: readonly (ZoneError & { zone: string })[]): Problem {
  const body = element(
    'errors',
    errors.map(error =>
      element('error', [
        ...errorParts(error),
        element('request_id', randomUUID()),
        element('AvailabilityZone', error.zone),
        causeNode(error.cause),
      ]),
    ),
  )
  return new Problem(409, writeXml(body), xmlType)
}

/** 409 by one availability zone. */
export function refuseInZone(zone: string, message: ZoneMessage, ...args: string[]): Problem {
  return refuseInZones([{ zone, message, args }])
}

/** The error of a task that failed. */
export function taskErrorNode(error: ZoneError): XmlNode {
  return element('error', [...errorParts(error), causeNode(error.cause)])
}

function refuseWith({ status, text }: SapMessage, headers: HeaderFields, args: readonly string[]): Problem {
  const body = element('error', [
    element('message', text),
    ...args.map(arg => element('arg', arg)),
    element('request_id', randomUUID()),
  ])
  return new Problem(status, writeXml(body), { ...xmlType, ...headers })
}

function errorParts({ message, args }: ZoneError): XmlNode[] {
  return [element('code', message.code), element('message', message.text), ...args.map(arg => element('arg', arg))]
}

function causeNode(cause: ErrorCause | undefined): XmlNode | undefined {
  if (cause === undefined) return undefined
  return element('cause', [
    element('product', cause.product),
    element('resource_name', cause.resourceName),
    element('request', cause.request),
    element('message', cause.message),
  ])
}
