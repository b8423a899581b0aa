import type { HeaderField, Operation, ServiceCatalog } from '../../tools/model/catalog.ts'
import type { Check } from '../../tools/model/check.ts'
import { check } from '../../tools/model/check.ts'
import { formatClause } from '../../tools/model/clause.ts'
import type { TargetReply } from '../../tools/model/target.ts'
import { oneOf } from '../openstack/one-of.ts'
import { type Exemplar, headerClause, judged, operationOf, succeeded } from './exemplar.ts'
import { syntaxOf } from './header-syntax.ts'

/** What the contract checks of a service must know beyond its catalog. */
export interface Leniency {
  /** Errata that bear on a fact, by the fact's id without its operation, e.g. `response-header.x-trans-id`. */
  errata: (operation: Operation, fact: string) => string[]
}

/** Every exemplar has the status that its operation documents. */
export function statusChecks(catalog: ServiceCatalog, exemplars: Exemplar[], leniency: Leniency): Check[] {
  return exemplars.map(exemplar => {
    const operation = operationOf(catalog, exemplar.operation)
    const documented = operation.normalCodes.filter(({ code }) => exemplar.statuses.includes(code))
    const codes = exemplar.statuses.join('-or-')
    return check(`${operation.id}.status-${codes}-${exemplar.variant}`, {
      title: `${operation.title} (${exemplar.variant}) answers ${exemplar.statuses.join(' or ')}`,
      clause:
        documented.length > 0 ? documented.map(({ clause }) => formatClause(clause)) : formatClause(operation.clause),
      level: 'required',
      effect: exemplar.effect,
      needs: exemplar.needs ?? [],
      kind: 'contract',
      covers: [...documented.map(({ code }) => `#status.${code}`), ...(exemplar.covers ?? [])],
      errata: [
        ...documented.flatMap(({ code }) => leniency.errata(operation, `status.${code}`)),
        ...(exemplar.errata ?? []),
      ],
      run: async t => {
        const reply = await judged(t, exemplar)
        t.expect(reply.status, 'the documented status').toBe(oneOf(exemplar.statuses, reply.status))
      },
    })
  })
}

/** Every documented response header is there where it must be, and is written as its type demands. */
export function headerChecks(catalog: ServiceCatalog, exemplars: Exemplar[], leniency: Leniency): Check[] {
  return catalog.operations.flatMap(operation => {
    const own = exemplars.filter(exemplar => exemplar.operation === operation.id)
    return operation.responseHeaders.flatMap(field => headerCheck(operation, field, own, leniency))
  })
}

function headerCheck(operation: Operation, field: HeaderField, own: Exemplar[], leniency: Leniency): Check[] {
  const name = field.name.toLowerCase()
  const carrier = own.find(exemplar => exemplar.carries?.[name] !== undefined)
  const first = own[0]
  // An optional header that no exemplar brings has a check of its own elsewhere, or is reported as not evaluated.
  const always = field.family === undefined && (field.cardinality?.min ?? 0) > 0
  const exemplar = carrier ?? (always ? first : undefined)
  if (exemplar === undefined) return []
  const carried = carrier?.carries?.[name]
  const { what, pattern } = syntaxOf(field)
  return [
    check(`${operation.id}.header-${name.replace('-{name}', '').replaceAll(/[^a-z0-9-]/g, '')}`, {
      title: `${operation.title} answers ${field.name}: ${carried === undefined ? what : 'the value that was set'}`,
      clause: headerClause(field),
      level: 'required',
      effect: exemplar.effect,
      needs: exemplar.needs ?? [],
      kind: 'contract',
      covers: [`#response-header.${name}`],
      errata: leniency.errata(operation, `response-header.${name}`),
      run: async t => {
        const reply = await succeeded(t, exemplar)
        const value = valueIn(reply, carried?.member ?? field.name)
        // RFC 9110 §8.6 forbids Content-Length in a 204, whatever the tables print.
        if (name === 'content-length' && reply.status === 204 && value === undefined) {
          t.expect(reply.body.length, 'a 204 has no body').toBe(0)
          return
        }
        t.expect(value, `${field.name} is documented as ${field.cardinality?.printed ?? 'returned'}`).toBeDefined()
        t.expect(value, `${field.name} is ${what}`).toMatch(pattern)
        if (typeof carried?.value === 'string') t.expect(value, `${field.name} as it was set`).toBe(carried.value)
        else if (carried !== undefined) t.expect(value, `${field.name} as it was set`).toMatch(carried.value)
      },
    }),
  ]
}

/** Content-Length, where it is sent, is the number of bytes that came. */
export function lengthChecks(catalog: ServiceCatalog, exemplars: Exemplar[]): Check[] {
  return catalog.operations.flatMap(operation => {
    const field = operation.responseHeaders.find(({ name }) => name.toLowerCase() === 'content-length')
    // The length of a HEAD is that of the body a GET would have; behaviour checks compare the two.
    if (field === undefined || operation.method === 'HEAD') return []
    return exemplars
      .filter(exemplar => exemplar.operation === operation.id)
      .map(exemplar =>
        check(`${operation.id}.content-length-true-${exemplar.variant}`, {
          title: `${operation.title} (${exemplar.variant}) answers as many bytes as Content-Length says`,
          clause: headerClause(field),
          level: 'required',
          effect: exemplar.effect,
          needs: exemplar.needs ?? [],
          kind: 'contract',
          covers: ['#response-header.content-length'],
          run: async t => {
            const reply = await succeeded(t, exemplar)
            const told = reply.header('content-length') ?? (reply.status === 204 ? '0' : undefined)
            t.expect(told, 'Content-Length against the bytes received').toBe(String(reply.body.length))
          },
        }),
      )
  })
}

function valueIn(reply: TargetReply, name: string | RegExp): string | undefined {
  return typeof name === 'string' ? reply.header(name) : reply.headers.find(([found]) => name.test(found))?.[1]
}
