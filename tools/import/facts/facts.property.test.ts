import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { spotsOf, valuesAt } from './body-spots.ts'
import { placeInBody } from './place-in-body.ts'
import { readFacts } from './read-facts.ts'

/** A body in which no name comes twice: objects and lists of objects, two levels deep. */
const bodies = fc
  .uniqueArray(fc.stringMatching(/^[a-z]{3,8}$/), { minLength: 3, maxLength: 24, selector: alphabetic })
  .chain(names =>
    fc.tuple(fc.constant(names), fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 24, maxLength: 24 })),
  )
  .map(([names, kinds]) => treeOf(names, kinds))

/** Names that are spelled nearly alike mean each other. */
function alphabetic(name: string): string {
  return name.replace('volume', 'vol').replace(/s$/, '')
}

function treeOf(names: readonly string[], kinds: readonly number[]): Record<string, unknown> {
  const root: Record<string, unknown> = {}
  let open = root
  names.forEach((name, index) => {
    const kind = kinds[index] as number
    const inner: Record<string, unknown> = {}
    if (kind === 0) root[name] = inner
    else if (kind === 1) root[name] = [inner]
    else open[name] = kind
    if (kind < 2) open = inner
  })
  return root
}

describe('placeInBody', () => {
  it('finds every member of a body whose names are unique, in whatever order the rows stand', () => {
    fc.assert(
      fc.property(bodies, fc.boolean(), (body, reverse) => {
        const spots = spotsOf([body], [], new Set())
        const ordered = reverse ? [...spots].reverse() : spots
        const rows = ordered.map(({ name }) => ({ name, type: 'string', text: '' }))
        expect(placeInBody(rows, { own: [body] }).map(({ at }) => at)).toEqual(ordered.map(({ at }) => at))
      }),
    )
  })

  it('names only places at which the body has something', () => {
    fc.assert(
      fc.property(fc.array(bodies, { minLength: 1, maxLength: 3 }), own => {
        const rows = spotsOf(own, [], new Set()).map(({ name }) => ({ name, type: '', text: '' }))
        for (const { at } of placeInBody(rows, { own }))
          expect(own.flatMap(body => valuesAt(body, at as string)).length).toBeGreaterThan(0)
      }),
    )
  })
})

describe('readFacts', () => {
  it('reads any row, with expressions that compile', () => {
    const words = fc.constantFrom(
      'up to 9 characters',
      'using',
      'symbols',
      '(optional)',
      '"a"',
      'Specify',
      'If omitted,',
      '.',
    )
    const text = fc.array(fc.oneof(words, fc.string()), { maxLength: 12 }).map(parts => parts.join(' '))
    fc.assert(
      fc.property(fc.string(), fc.string(), text, (name, type, description) => {
        const { limits } = readFacts({ name, type, text: description })
        expect(() => new RegExp(limits?.pattern ?? '', 'u')).not.toThrow()
      }),
    )
  })
})
