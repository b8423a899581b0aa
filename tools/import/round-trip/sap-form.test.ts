import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readInvented } from '../sap/invented.fixture.ts'
import { words } from './invented-chapter.fixture.ts'
import { type PageBreak, pageBreaks, splitTable } from './pages.fixture.ts'

/** An element whose attribute and content stand for values that a table tells of. */
interface Element {
  tag: string
  attribute?: string
  content?: string
  children: Element[]
}

const operations = words(16, 16).chain(names =>
  fc.record({
    page: fc.boolean(),
    shape: fc.array(fc.constantFrom('attribute' as const, 'content' as const, 'both' as const), {
      minLength: 2,
      maxLength: 5,
    }),
    nested: fc.boolean(),
    names: fc.constant(names),
    breaks: fc.array(fc.nat(9), { minLength: 1, maxLength: 30 }),
  }),
)

function elementsOf(names: readonly string[], shape: readonly string[], nested: boolean): Element {
  const leaves = shape.map((kind, index): Element => {
    const [attribute, content] = [names[index * 2] as string, names[index * 2 + 1] as string]
    const tag = `Tag${'ABCDE'[index]}`
    if (kind === 'attribute') return { tag, attribute, children: [] }
    return kind === 'content' ? { tag, content, children: [] } : { tag, attribute, content, children: [] }
  })
  const inner = nested ? [{ tag: 'Inner', children: leaves.slice(1) }] : leaves.slice(1)
  return { tag: 'Library', children: [leaves[0] as Element, ...inner] }
}

/** The values in document order, what an element holds before its attributes, each with its place. */
function placesOf({ tag, attribute, content, children }: Element, above = ''): [name: string, at: string][] {
  const at = `${above}/${tag}`
  return [
    ...(content === undefined ? [] : [[content, at] as [string, string]]),
    ...(attribute === undefined ? [] : [[attribute, `${at}/@id`] as [string, string]]),
    ...children.flatMap(child => placesOf(child, at)),
  ]
}

function xmlLines({ tag, attribute, content, children }: Element, indent = ''): string[] {
  const open = `${indent}<${tag}${attribute === undefined ? '' : ` id="${attribute}"`}`
  if (children.length > 0)
    return [`${open}>`, ...children.flatMap(child => xmlLines(child, `${indent}  `)), `${indent}</${tag}>`]
  return [content === undefined ? `${open}/>` : `${open}>${content}</${tag}>`]
}

function splitXml(element: Element, pageEnds: PageBreak): string {
  const pages: string[][] = [[]]
  const lines = xmlLines(element)
  for (const [index, line] of lines.entries()) {
    pages.at(-1)?.push(line)
    if (index > 0 && index < lines.length - 1 && pageEnds()) pages.push([])
  }
  return pages.map(page => `\`\`\`\n${page.join('\n')}\n\`\`\``).join('\n\n')
}

test('a rendered operation of SAP, wherever its pages break, is read back as it was', () => {
  fc.assert(
    fc.property(operations, ({ names, shape, nested, page, breaks }) => {
      const pageEnds = pageBreaks(breaks)
      const body = elementsOf(names, shape, nested)
      const places = placesOf(body)
      const rows = places.map(([name]) => [`<i>${name}</i>\tWhat it is\tSpecify a string of up to 20 characters.`])
      const { operation, samples } = readInvented({
        header: 'Content-Type: application/xml\n\nAccept: application/xml\n\nX-Shelf-Token: Token of the reader',
        method: page ? 'POST' : 'PUT',
        path: page ? '/l_books' : '/l_books/*bookResourceId*/open',
        body: `${splitXml(body, pageEnds)}\n\n${splitTable('Item\tDescription\tDetails', rows, pageEnds)}`,
      })
      expect([operation.method, operation.path]).toEqual(
        page ? ['POST', '/l_books'] : ['PUT', '/l_books/{bookResourceId}/open'],
      )
      const parameters = operation.parameters.filter(parameter => parameter.in === 'body')
      expect(parameters.map(({ name, at, limits }) => [name, at, limits?.maxLength])).toEqual(
        places.map(([name, at]) => [name, at, 20]),
      )
      expect(samples.filter(({ sample }) => sample.role === 'request').map(({ text }) => text.trim())).toEqual([
        xmlLines(body).join('\n'),
      ])
      expect(operation.normalCodes.map(({ code }) => code)).toEqual([202])
    }),
    { numRuns: 100, seed: 175 },
  )
})
