import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bodies, damages, printDamaged } from './damage.fixture.ts'
import { repairExcerpt, repairJson } from './repair-json.ts'

describe('a body that was damaged at random', () => {
  test('comes back as it was, or as printed, never as another', () => {
    let whole = 0
    let all = 0
    fc.assert(
      fc.property(bodies, damages, (body, damage) => {
        const parts = printDamaged(body, damage)
        const made = repairJson(parts)
        all += 1
        if (made.confidence === 'as-printed') expect(made.text).toBe(parts.join('\n'))
        else {
          whole += 1
          expect(JSON.parse(made.text)).toEqual(body)
          expect(made.repairs.length > 0).toBe(made.confidence === 'repaired')
        }
      }),
      { numRuns: Number(process.env.RUNS ?? 400) },
    )
    expect(whole).toBeGreaterThan(all / 4)
  })
})

const brackets = 'removed closing brackets that were put in at a page break'

describe('a damaged body', () => {
  test.each<[damage: string, parts: string[], value: unknown, what: string[]]>([
    ['none', ['{ "a": [1, 2] }'], { a: [1, 2] }, []],
    ['a page break', ['{ "a": {', '"b": 1 } }'], { a: { b: 1 } }, []],
    ['closed at the foot of a page', ['{ "a": { "b": 1 } }', ', "c": 2 }'], { a: { b: 1 }, c: 2 }, [brackets]],
    ['closed after a comma', ['{ "a": { "b": 1, } }', '"c": 2 } }'], { a: { b: 1, c: 2 } }, [brackets]],
    [
      'closed on two pages',
      ['{ "a": [ { "b": 1 } ] }', ', { "b": 2 } ] }', ', "c": 3 }'],
      { a: [{ b: 1 }, { b: 2 }], c: 3 },
      [brackets, brackets],
    ],
    [
      'a comma lost at the break',
      ['{ "a": [1] }', '"b": 2 }'],
      { a: [1], b: 2 },
      [brackets, 'put in a comma that was lost at a page break'],
    ],
    ['closed again on the next page', ['{ "a": { "b": 1 } }', '} }'], { a: { b: 1 } }, [brackets]],
    ['a comma too many', ['{ "a": [1, ], }'], { a: [1] }, Array(2).fill('removed a comma before a closing bracket')],
    ['an opening bracket doubled', ['[ { { "a": 1 } ]'], [{ a: 1 }], ['removed a doubled opening bracket']],
    ['the end lost', ['{ "a": [ { "b": 1 }'], { a: [{ b: 1 }] }, ['put in closing brackets that were lost at the end']],
    ['closed too often', ['{ "a": 1 } } ]'], { a: 1 }, ['removed closing brackets at the end']],
    [
      'a blank in a URL',
      ['{ "href": " http://x.example/books/ 12" }'],
      { href: 'http://x.example/books/12' },
      ['removed a blank inside a URL'],
    ],
  ])('%s', (_damage, parts, value, what) => {
    const made = repairJson(parts)
    expect(JSON.parse(made.text)).toEqual(value)
    expect(made.value).toEqual(value)
    expect(made.repairs.map(repair => repair.what)).toEqual(what)
    expect(made.confidence).toBe(what.length === 0 ? 'exact' : 'repaired')
  })

  test.each<[damage: string, parts: string[]]>([
    ['a quote is lost', ['{ "a: 1 }']],
    ['brackets are crossed', ['{ "a": [1 } ]']],
    ['two objects have run into one', ['[ { "id": 1, "id": 2 } ]']],
    ['two ways lead to two values', ['{ "a": { "b": { "c": 1 } } }', ', "d": { "e": 2 } } }', ', "f": 3 }']],
    ['a word is broken', ['{ "a": "one\ntwo" }']],
    ['a comment stands in it', ['{ "a": 1 // one\n}']],
    ['a literal of another language', ['{ "a": True }']],
    ['there are too many ways', Array(8).fill('{ "a": [ [ [ [ [ [ 1 ] ] ] ] ] ] }')],
  ])('stays as printed where %s', (_damage, parts) => {
    expect(repairJson(parts)).toEqual({ form: 'text', text: parts.join('\n'), repairs: [], confidence: 'as-printed' })
  })

  test('keeps the layout of a body on one page, and indents one on several anew', () => {
    expect(repairJson(['{"a":[ 1,2 ]}']).text).toBe('{"a":[ 1,2 ]}')
    expect(repairJson(['{"a":', '1}']).text).toBe('{\n  "a": 1\n}')
  })
})

describe('a broken string', () => {
  const key = `AAAAB3Nza${'C1yc2EA'.repeat(12)}`
  test.each<[printed: string, whole: string, what: string[]]>([
    ['http://x.example/v9/\nbooks/12', 'http://x.example/v9/books/12', ['URL']],
    ['http://x.example/a?\nb=1', 'http://x.example/a?b=1', ['URL']],
    ['/v9/shelf-\n12/books', '/v9/shelf-12/books', ['URL']],
    ['0b6c9a52-2f0f-4b53-\n8d0d-111122223333', '0b6c9a52-2f0f-4b53-8d0d-111122223333', ['UUID']],
    [`ssh-rsa ${key}\n+${key}== made by\nme`, `ssh-rsa ${key}+${key}== made by me`, ['Base64 text', 'sentence']],
    ['the book is not\n  here.', 'the book is not here.', ['sentence']],
    ['not found.\nbook=12', 'not found. book=12', ['sentence']],
  ])('%j becomes %j', (printed, whole, what) => {
    const made = repairJson([`{ "a": "${printed}" }`])
    expect(made.value).toEqual({ a: whole })
    expect(made.repairs.map(({ what }) => what)).toEqual(what.map(one => `joined a ${one} that the page width broke`))
  })

  test('shows the changed place only', () => {
    const { repairs } = repairJson(['{ "href": "http://shelves.example/v9/books/\n1234567890123456789" }'])
    expect(repairs).toEqual([
      expect.objectContaining({
        before: 'xample/v9/books/\n1234567890123456',
        after: 'xample/v9/books/1234567890123456',
      }),
    ])
  })

  test('is made whole where a sentence quotes it', () => {
    expect(repairExcerpt('"fault": "the shelf is\nfull"')).toMatchObject({
      form: 'text',
      text: '"fault": "the shelf is full"',
      confidence: 'repaired',
    })
    expect(repairExcerpt('"fault": "full"').confidence).toBe('exact')
    expect(repairExcerpt('"fault": "fu\nll"').confidence).toBe('as-printed')
  })
})
