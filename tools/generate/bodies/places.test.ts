import { expect, test } from 'vitest'
import { formatClause } from '../../model/clause.ts'
import { loadCatalog, servicesOf } from '../../shared/load-spec.ts'
import { packageRoot } from '../../shared/package-root.ts'
import { readSamples } from '../generated-folder.ts'
import { segmentsOf } from '../json/documented-node.ts'
import type { JsonSchema } from '../json/json-schema.ts'
import type { ElementNode } from '../xml/element-node.ts'
import { bodiesOf } from './bodies.ts'
import { SampleIndex } from './body-samples.ts'

const index = new SampleIndex(readSamples(packageRoot))

/** The schema at a place; undefined where there is none. */
function at(schema: JsonSchema | undefined, place: string): JsonSchema | undefined {
  return segmentsOf(place).reduce<JsonSchema | undefined>((inner, step) => {
    // A member that may be structured or plain stands in alternatives.
    const found = (inner?.anyOf ?? [inner]).map(one => {
      if (step === '[]') return one?.items
      if (step === '{}') return one?.additionalProperties
      return one?.properties?.[step] ?? one?.patternProperties?.[`^${step.replace(/\{.*/, '')}`]
    })
    return found.find(one => one !== undefined)
  }, schema)
}

function hasPlace(roots: readonly ElementNode[] | undefined, place: string): boolean {
  const [first, ...rest] = segmentsOf(place).filter(step => step !== '[]')
  const last = rest.at(-1)
  const names = last?.startsWith('@') ? rest.slice(0, -1) : rest
  const element = names.reduce<ElementNode | undefined>(
    (inner, name) => inner?.children.find(child => child.name === name),
    roots?.find(({ name }) => name === first),
  )
  return last?.startsWith('@')
    ? element?.attributes.some(({ name }) => `@${name}` === last) === true
    : element !== undefined
}

test.each(servicesOf())('%s: every place of a body is in its schema, under its own clause', service => {
  const catalog = loadCatalog(service, 'k5-foundation-1.12')
  for (const operation of catalog.operations) {
    const bodies = bodiesOf(catalog, operation, index)
    const isError = (part: unknown) => part === 'error' || Number(part) >= 400
    const groups = [
      [operation.parameters.filter(one => one.in === 'body'), bodies.filter(({ part }) => part === 'request')],
      [operation.responseElements, bodies.filter(({ part }) => part !== 'request' && !isError(part))],
      [operation.errorElements ?? [], bodies.filter(({ part }) => isError(part))],
    ] as const
    for (const [fields, found] of groups)
      for (const field of fields) {
        if (field.at === undefined) continue
        expect(found.length, `${operation.id} ${field.at}`).toBeGreaterThan(0)
        for (const { form, schema, roots } of found) {
          if (form === 'xml') expect(hasPlace(roots, field.at), `${operation.id} ${field.at}`).toBe(true)
          // Of two rows for one place the first one's clause is kept.
          else if (fields.find(one => one.at === field.at) === field)
            expect(at(schema, field.at)?.['x-clause'], `${operation.id} ${field.at}`).toBe(formatClause(field.clause))
        }
      }
  }
})
