import { chapterOf, type Operation, type ResponseElement, type ServiceCatalog } from '../../tools/model/catalog.ts'
import type { Check } from '../../tools/model/check.ts'
import { check } from '../../tools/model/check.ts'
import { formatClause } from '../../tools/model/clause.ts'
import { type Exemplar, operationOf, succeeded } from './exemplar.ts'
import { knownFacts } from './known-facts.ts'

const mediaTypes = { json: 'application/json', xml: 'application/xml' } as const

/** Every promised body has the promised MIME type and fits its schema, element by element. */
export function bodyChecks(catalog: ServiceCatalog, exemplars: Exemplar[]): Check[] {
  return exemplars.flatMap(exemplar => {
    const { body } = exemplar
    if (body === undefined) return []
    const operation = operationOf(catalog, exemplar.operation)
    return [
      typeCheck(catalog, operation, exemplar, body),
      schemaCheck(operation, exemplar, body),
      ...(exemplar.likeSample === true ? [sampleCheck(operation, exemplar, body)] : []),
    ]
  })
}

function typeCheck(catalog: ServiceCatalog, operation: Operation, exemplar: Exemplar, body: 'json' | 'xml'): Check {
  return check(`${operation.id}.content-type-${exemplar.variant}`, {
    title: `${operation.title} (${exemplar.variant}) answers ${mediaTypes[body]}`,
    clause: typeClause(catalog, operation),
    level: 'required',
    effect: exemplar.effect,
    needs: exemplar.needs ?? [],
    kind: 'contract',
    covers: knownFacts(catalog, operation, ['#response-header.content-type']),
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
    needs: exemplar.needs ?? [],
    kind: 'contract',
    covers: operation.responseElements.map(element => `#element.${elementName(element)}`),
    errata: exemplar.errata ?? [],
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

/** What only the sample shows: members that no table lists, and how they are written. */
function sampleCheck(operation: Operation, exemplar: Exemplar, body: 'json' | 'xml'): Check {
  return check(`${operation.id}.sample-${exemplar.variant}`, {
    title: `${operation.title} (${exemplar.variant}) answers all that the documented sample shows`,
    clause: `${clauseOf(operation)} example response`,
    level: 'advisory',
    effect: exemplar.effect,
    needs: exemplar.needs ?? [],
    kind: 'contract',
    errata: exemplar.errata ?? [],
    run: async t => {
      const reply = await succeeded(t, exemplar)
      const found = await t.violations(operation.id, reply.status, mediaTypes[body], reply.body, { advisory: true })
      t.expect(
        found.map(({ at, message }) => `${at}: ${message}`),
        'departures from the documented sample',
      ).toEqual([])
    },
  })
}

/** The operation's own header where it has one; else the chapter's, which asks for the type by Accept. */
function typeClause(catalog: ServiceCatalog, operation: Operation): string {
  if (operation.responseHeaders.some(({ name }) => name.toLowerCase() === 'content-type'))
    return `${clauseOf(operation)} response header Content-Type`
  const accept = chapterOf(catalog, operation).requestHeaders?.find(({ name }) => name === 'Accept')
  return accept === undefined ? clauseOf(operation) : formatClause(accept.clause)
}

function elementName({ parent, name }: ResponseElement): string {
  return (parent === null ? name : `${parent}.${name}`).toLowerCase()
}

function clauseOf(operation: Operation): string {
  return formatClause({ document: operation.clause.document, section: operation.clause.section })
}
