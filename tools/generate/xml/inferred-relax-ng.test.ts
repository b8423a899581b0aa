import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { validateXml } from '../../shared/validate-xml.ts'
import { parameterOf } from '../catalog.fixture.ts'
import { documentedTree } from '../json/documented-node.ts'
import { placedTrees } from './placed-tree.ts'
import { relaxNg } from './relax-ng.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'k5c-relax-ng-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const name = fc.constantFrom('Book', 'Books', 'Shelf', 'Room')
const attributes = fc.dictionary(fc.constantFrom('id', 'name'), fc.constantFrom('1', 'bookName'), { maxKeys: 2 })

/** An element as text. */
const { element } = fc.letrec<{ element: string }>(tie => ({
  element: fc
    .tuple(name, attributes, fc.oneof({ maxDepth: 3 }, fc.constantFrom('', 'text'), fc.array(tie('element'))))
    .map(([tag, own, content]) => {
      const listed = Object.entries(own).map(([key, value]) => ` ${key}="${value}"`)
      return `<${tag}${listed.join('')}>${Array.isArray(content) ? content.join('') : content}</${tag}>`
    }),
}))

const field = fc.record({
  at: fc.constantFrom('/Book/@id', '/Books/Book', '/Shelf/Room', '/Books/Book/[]/@name'),
  presence: fc.constantFrom('required', 'optional'),
})

test('every body fits the schema that is inferred from it and others, whatever the table demands', () => {
  let run = 0
  fc.assert(
    fc.property(
      fc.array(element, { minLength: 1, maxLength: 3 }),
      fc.array(field, { maxLength: 3 }),
      (bodies, fields) => {
        const rows = fields.map(({ at, presence }) => {
          return parameterOf('body', at, { at, presence: presence as 'required' | 'optional' })
        })
        run += 1
        const file = join(folder, `${run}.rng`)
        writeFileSync(file, relaxNg(placedTrees(documentedTree(rows), bodies), { document: 'jio-api', section: 'a' }))
        for (const body of bodies) expect(validateXml(file, Buffer.from(body)), body).toEqual([])
      },
    ),
    { numRuns: 150 },
  )
})
