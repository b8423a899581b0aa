import type { ServiceCatalog } from '../../tools/model/catalog.ts'
import type { Check } from '../../tools/model/check.ts'
import { check } from '../../tools/model/check.ts'
import { formatClause } from '../../tools/model/clause.ts'
import { operationOf, succeeded } from '../contract/exemplar.ts'
import type { XmlElement } from '../object-storage/markup.ts'
import type { SapExemplar } from './exemplars.ts'
import { rootOf } from './xml.ts'

/** What a documented element holds. */
interface Content {
  parent: string
  /** Element, or attribute where it begins with an at sign. */
  name: string
}

/**
 * Every element of an answer has all that the manual shows in it. The schemas let anything be left out, since forms of
 * an answer differ; here each form has its own list of what it is without.
 */
export function elementChecks(catalog: ServiceCatalog, exemplars: readonly SapExemplar[]): Check[] {
  return exemplars.map(exemplar => {
    const operation = operationOf(catalog, exemplar.operation)
    const contents = operation.responseElements.flatMap(({ parent, name }): Content[] =>
      parent === null || exemplar.without.includes(`${parent}.${name}`) ? [] : [{ parent, name }],
    )
    const roots = operation.responseElements.flatMap(({ parent, name }) => (parent === null ? [name] : []))
    return check(`${operation.id}.elements-${exemplar.variant}`, {
      title: `${operation.title} (${exemplar.variant}) answers every element and attribute of the documented body`,
      clause: [
        `${operation.clause.document} §${operation.clause.section} response elements`,
        ...commonTask(operation.id),
      ],
      level: exemplar.others === true ? 'advisory' : 'required',
      effect: exemplar.effect,
      kind: 'contract',
      needs: exemplar.needs ?? [],
      errata: exemplar.errata ?? [],
      covers: [
        ...roots.map(name => `#element.${name.toLowerCase()}`),
        ...contents.map(({ parent, name }) => `#element.${parent}.${name}`.toLowerCase()),
      ],
      run: async t => {
        const reply = await succeeded(t, exemplar)
        const root = rootOf(reply) ?? t.expect.fail('the body is not well-formed XML')
        t.expect(roots, 'the root of the body').toContain(root.name)
        t.expect([...missingIn(root, contents, root.name)], 'what is missing').toEqual([])
      },
    })

    function commonTask(id: string): string[] {
      return exemplar.statuses.includes(202) && id !== 'sap.tasks.show' ? [formatClause(section('1.7.3'))] : []
    }
  })
}

const section = (name: string) => ({ document: 'k5-foundation-1.12', section: name }) as const

function* missingIn(element: XmlElement, contents: readonly Content[], path: string): Generator<string> {
  for (const { parent, name } of contents) if (parent === element.name && !has(element, name)) yield `${path}/${name}`
  for (const child of element.children) yield* missingIn(child, contents, `${path}/${child.name}`)
}

function has({ attributes, children }: XmlElement, name: string): boolean {
  return name.startsWith('@') ? attributes[name.slice(1)] !== undefined : children.some(child => child.name === name)
}
