import type { Operation, ResponseElement, ServiceCatalog } from '../../tools/model/catalog.ts'
import type { Check } from '../../tools/model/check.ts'
import { check } from '../../tools/model/check.ts'
import { formatClause } from '../../tools/model/clause.ts'
import { type Exemplar, operationOf, succeeded } from './exemplar.ts'

const mediaTypes = { json: 'application/json', xml: 'application/xml' } as const

/** Every promised body has the promised MIME type and fits its schema, element by element. */
export function bodyChecks(catalog: ServiceCatalog, exemplars: Exemplar[]): Check[] {
  return exemplars.flatMap(exemplar => {
    const { body } = exemplar
    if (body === undefined) return []
    const operation = operationOf(catalog, exemplar.operation)
    return [typeCheck(operation, exemplar, body), schemaCheck(operation, exemplar, body)]
  })
}

function typeCheck(operation: Operation, exemplar: Exemplar, body: 'json' | 'xml'): Check {
  return check(`${operation.id}.content-type-${exemplar.variant}`, {
    title: `${operation.title} (${exemplar.variant}) answers ${mediaTypes[body]}`,
    clause: `${clauseOf(operation)} response header Content-Type`,
    level: 'required',
    effect: exemplar.effect,
    kind: 'contract',
    covers: ['#response-header.content-type'],
    run: async t => {
      const type = (await succeeded(t, exemplar)).header('content-type') ?? ''
      t.expect(type.split(';')[0]?.trim().toLowerCase(), 'the MIME type of the body').toBe(mediaTypes[body])
    },
  })
}

function schemaCheck(operation: Operation, exemplar: Exemplar, body: 'json' | 'xml'): Check {
  return check(`${operation.id}.body-${exemplar.variant}`, {
    title: `${operation.title} (${exemplar.variant}) answers a body with the documented elements`,
    clause: `${clauseOf(operation)} response elements`,
    level: 'required',
    effect: exemplar.effect,
    kind: 'contract',
    covers: operation.responseElements.map(element => `#element.${elementName(element)}`),
    run: async t => {
      const reply = await succeeded(t, exemplar)
      const found = await t.violations(operation.id, reply.status, mediaTypes[body], reply.body)
      t.expect(
        found.map(({ at, message }) => `${at}: ${message}`),
        'departures from the documented body',
      ).toEqual([])
    },
  })
}

function elementName({ parent, name }: ResponseElement): string {
  return (parent === null ? name : `${parent}.${name}`).toLowerCase()
}

function clauseOf(operation: Operation): string {
  return formatClause({ document: operation.clause.document, section: operation.clause.section })
}
