import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readInvented } from './invented.fixture.ts'
import { readNodes } from './xml/nodes.ts'
import { repairXml } from './xml/repair-xml.ts'

interface Tree {
  name: string
  attributes: Record<string, string>
  content: string | Tree[]
}

const name = fc.stringMatching(/^[A-Z][a-z]{2,6}$/)
const word = fc.stringMatching(/^[a-z]{2,5}[A-Z][a-z]{2,5}$/)
const { tree } = fc.letrec<{ tree: Tree }>(tie => ({
  tree: fc.record({
    name,
    attributes: fc.dictionary(fc.stringMatching(/^[a-z]{2,5}$/), word, { maxKeys: 2 }),
    content: fc.oneof({ maxDepth: 3 }, word, fc.array(tie('tree'), { minLength: 1, maxLength: 3 })),
  }),
}))
const root = fc
  .tuple(tree, fc.array(tree, { minLength: 1, maxLength: 3 }))
  .map(([top, content]) => ({ ...top, content }))

/** A line for each tag, as the manual prints bodies. */
function render({ name: own, attributes, content }: Tree, indent = ''): string[] {
  const start = [own, ...Object.entries(attributes).map(([key, value]) => `${key}="${value}"`)].join(' ')
  if (typeof content === 'string') return [`${indent}<${start}>${content}</${own}>`]
  return [`${indent}<${start}>`, ...content.flatMap(child => render(child, `${indent}  `)), `${indent}</${own}>`]
}

/** The places of a tree. */
function placesOf({ name: own, attributes, content }: Tree, above = ''): string[] {
  const at = `${above}/${own}`
  const below = typeof content === 'string' ? [] : content.flatMap(child => placesOf(child, at))
  return [at, ...Object.keys(attributes).map(key => `${at}/@${key}`), ...below]
}

/** The lines as fences, cut at some places, with the blank lines that page breaks leave. */
function split(lines: readonly string[], cuts: readonly number[]): string[][] {
  const at = [...new Set(cuts.map(cut => cut % lines.length))].filter(cut => cut > 0).sort((a, b) => a - b)
  return [0, ...at].map((from, index) => ['', ...lines.slice(from, at[index] ?? lines.length), ''])
}

const cuts = fc.array(fc.nat(100), { maxLength: 4 })

describe('a body that is split over pages', () => {
  test('comes back whole, with the places of all elements and attributes', () => {
    fc.assert(
      fc.property(root, cuts, (body, places) => {
        const lines = render(body)
        const { text, repairs, confidence } = repairXml(split(lines, places), new Map())
        expect([text, repairs, confidence]).toEqual([lines.join('\n'), [], 'exact'])
        expect(new Set(readNodes([text]).map(({ at }) => at))).toEqual(new Set(placesOf(body)))
      }),
      { numRuns: 100 },
    )
  })

  test('comes back without one damaged line, or as printed', () => {
    fc.assert(
      fc.property(root, fc.nat(100), (body, number) => {
        const lines = render(body)
        const lost = lines.filter((_, index) => index !== number % lines.length)
        const { text, confidence } = repairXml([lost], new Map())
        // What is not whole after a loss is never given out as if it were.
        if (confidence === 'as-printed') expect(text).toBe(lost.join('\n'))
        else
          expect(new Set(readNodes([text]).map(({ at }) => at)).size).toBeLessThanOrEqual(new Set(placesOf(body)).size)
      }),
      { numRuns: 100 },
    )
  })
})

test('an operation that is rendered and split over pages comes back whole', () => {
  const argument = fc.record({ name: fc.stringMatching(/^[a-z]{3,8}$/), optional: fc.boolean() })
  const list = fc.uniqueArray(argument, { minLength: 1, maxLength: 6, selector: each => each.name })
  fc.assert(
    fc.property(root, cuts, list, fc.nat(6), (body, places, form, end) => {
      const fences = split(render(body), places).map(lines => `\`\`\`\n${lines.join('\n')}\n\`\`\``)
      const rows = form.map(({ name: own, optional }) => `${own}\tPage${optional ? ' (optional)' : ''}.`)
      const header = 'Argument name\tDescription'
      const page = end > 0 && end < rows.length ? [rows.slice(0, end), rows.slice(end)] : [rows]
      const { operation, samples } = readInvented({
        body: page.map(part => [header, ...part].join('\n')).join('\n\n'),
        response: fences.join('\n\n'),
      })
      expect(
        operation.parameters.filter(({ in: place }) => place === 'form').map(each => [each.name, each.presence]),
      ).toEqual(form.map(each => [each.name, each.optional ? 'optional' : undefined]))
      expect(new Set(operation.responseElements.map(({ at }) => at))).toEqual(new Set(placesOf(body)))
      expect(samples.map(({ text }) => text)).toEqual([`${render(body).join('\n')}\n`])
    }),
    { numRuns: 60 },
  )
})
