import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readBlocks } from '../../document/blocks.ts'
import { captionedSamples } from './captioned-samples.ts'
import { bodies, damages, printDamaged } from './damage.fixture.ts'
import type { HandRepair } from './hand-repairs.ts'

function read(printed: string, repairs: readonly HandRepair[] = [], title = 'Put book') {
  const lines = printed.split('\n')
  const section = { section: '9.8.7', title, contentsTitle: title, page: 70, line: 100, lines }
  return captionedSamples({ operation: 'shelf.books.put', title, section, status: 201 }, readBlocks(lines), repairs)
}
const ids = (printed: string): string[] =>
  read(printed).samples.map(({ sample }) => sample.id.replace('k5/foundation/9.8.7-put-book', ''))
const fence = (text: string): string => `\`\`\`\n${text}\n\`\`\``

describe('the samples of a section', () => {
  test('have role, status, fences and a name', () => {
    const { samples, used } = read(
      `Request\n\nExample. Put book: JSON request\n\n${fence('{ "a":')}\n\n${fence('1 }')}\n\nResponse\n\nExample. Put book: JSON response\n\n${fence('{ "b": 2 }')}`,
    )
    expect(samples.map(({ sample }) => sample)).toEqual([
      {
        id: 'k5/foundation/9.8.7-put-book.request',
        file: 'k5/foundation/9.8.7-put-book.request.json',
        operation: 'shelf.books.put',
        clause: { document: 'k5-foundation-1.12', section: '9.8.7', page: 70, detail: 'example request' },
        role: 'request',
        form: 'json',
        fencesJoined: 2,
        repairs: [],
        confidence: 'exact',
      },
      expect.objectContaining({ id: 'k5/foundation/9.8.7-put-book.response', status: 201, fencesJoined: 1 }),
    ])
    expect(samples.map(({ text }) => text)).toEqual(['{\n  "a": 1\n}\n', '{ "b": 2 }\n'])
    expect(used.map(({ line }) => line)).toEqual([2, 4, 8, 14, 16])
  })

  test.each<[form: string, printed: string, names: string[]]>([
    ['a number in the caption', `Example 3.14. Put book: JSON request\n\n${fence('{}')}`, ['.request']],
    ['a shorter title', `Example. Put: JSON response\n\n${fence('{}')}`, ['.response']],
    ['a longer title', `Example. Put book twice Request: JSON\n\n${fence('{}')}`, ['-twice.request']],
    ['the title of something else', `Example. Burn book : JSON request\n\n${fence('{}')}`, ['.request']],
    ['a heading as caption', `Example response\n\n${fence('{}')}`, ['.response']],
    ['a sentence as caption', `Using /v9/books/12\nas an example:\n\n${fence('[]')}`, ['.request']],
    ['only a heading', `Response\n\n${fence('{}')}`, ['.response']],
    [
      'sentences that tell variants',
      `Example. Put book: JSON request\n\nPuts it with an optional sort key.\n\n${fence('{}')}\n\nUse this to remove a shelf property, see the example request.\n\n${fence('{}')}`,
      ['-sort-key.request', '-remove-shelf-property.request'],
    ],
    [
      'a response that only one request asks for',
      `Example. Put book with its mark: JSON request\n\n${fence('{}')}\n\nExample. Put book mark: JSON request\n\n${fence('{}')}\n\nResponse\n\n${fence('{ "id": "1" }')}\n\nor\n\n${fence('{ "mark": "m" }')}`,
      ['-with-its-mark.request', '-mark.request', '.response', '-mark.response'],
    ],
    ['commands for a shell', `${fence('# service book off')}\n\n${fence('/etc/books')}`, []],
    ['a quoted member', `For example:\n\n${fence('"book_status":"lost"')}`, ['-book-status.response']],
  ])('are told apart: %s', (_form, printed, names) => {
    expect(ids(printed)).toEqual(names)
  })

  test('leave a caption without a body unread', () => {
    const { used } = read(`Example request\n\nNone\n\nExample response\n\nIt is shown below.\n\n${fence('{}')}`)
    expect(used.map(({ line }) => line)).toEqual([4, 8])
  })

  test('take closing brackets that stand outside of fences', () => {
    const { samples, used } = read(`Response\n\n${fence('{ "a": { "b": 1 } }')}\n\n}\n\nmore`)
    expect(samples).toHaveLength(1)
    expect(samples[0]?.sample).toMatchObject({ fencesJoined: 1, confidence: 'repaired' })
    expect(used).toHaveLength(2)
  })

  test('say which values stay damaged', () => {
    const { samples } = read(fence('{ "id": "0b6c9a52-2f0f-4b53-8d0d-11112222333" }'))
    expect(samples[0]?.sample).toMatchObject({ confidence: 'exact', damaged: [{ at: '/id' }] })
  })
})

describe('a body on several pages', () => {
  test('is one sample, whole or as printed', () => {
    fc.assert(
      fc.property(bodies, damages, (body, damage) => {
        const parts = printDamaged(body, damage)
        const { samples } = read(`Response\n\n${parts.map(fence).join('\n\n')}\n\nmore`)
        expect(samples).toHaveLength(1)
        const [{ sample, text }] = samples as [(typeof samples)[0]]
        expect(sample.fencesJoined).toBe(parts.length)
        if (sample.confidence !== 'as-printed') expect(JSON.parse(text)).toEqual(body)
      }),
      { numRuns: 200 },
    )
  })
})

describe('what cannot be read', () => {
  test.each([
    ['a fence that holds something else', fence('GET /books')],
    ['a fence that is never closed', '```\n{ "a": 1 }'],
  ])('is an error that names the line: %s', (_what, printed) => {
    expect(() => read(`one\n\n${printed}`)).toThrowError(
      expect.objectContaining({ code: 'IMPORT_STRUCTURE', where: 'line 103' }),
    )
  })

  test('is an error where two samples would have one name', () => {
    expect(() => read(`${fence('{}')}\n\nor\n\n${fence('[]')}`)).toThrowError(
      expect.objectContaining({ code: 'IMPORT_SAMPLE_NAME' }),
    )
  })
})

describe('a repair by hand', () => {
  const repair = {
    section: '9.8.7',
    role: 'request' as const,
    what: 'mended',
    before: '"x',
    after: '"y',
    evidence: 'known',
  }

  test('changes every place of its role and is recorded once for each body', () => {
    const { samples } = read(`${fence('["x1", "x2"]')}\n\nResponse\n\n${fence('["x3"]')}`, [repair])
    expect(samples.map(({ text }) => text)).toEqual(['["y1", "y2"]\n', '["x3"]\n'])
    expect(samples[0]?.sample).toMatchObject({
      confidence: 'repaired',
      repairs: [{ what: 'mended', before: '"x', after: '"y', evidence: 'known' }],
    })
  })

  test('of another section is left alone', () => {
    expect(read(fence('["x"]'), [{ ...repair, section: '9.8.6' }]).samples[0]?.sample.repairs).toEqual([])
  })

  test('fails when it matches nothing', () => {
    expect(() => read(fence('["z"]'), [repair])).toThrowError(expect.objectContaining({ code: 'IMPORT_SAMPLE_REPAIR' }))
  })
})
