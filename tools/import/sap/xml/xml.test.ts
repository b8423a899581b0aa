import { XMLValidator } from 'fast-xml-parser'
import { describe, expect, test } from 'vitest'
import { readNodes } from './nodes.ts'
import { repairXml } from './repair-xml.ts'

const repair = (xml: string, empty: [string, string][] = []) => repairXml([xml.split('\n')], new Map(empty))

describe('repairXml', () => {
  test('leaves a whole body as it is, and joins fences without the blank lines of a page break', () => {
    expect(repair('<a>\n  <b c="d"/>\n</a>')).toEqual({
      text: '<a>\n  <b c="d"/>\n</a>',
      repairs: [],
      confidence: 'exact',
    })
    const joined = repairXml(
      [
        ['Example:', '<a>', '  <b>1</b>'],
        ['', '  <c/>', '</a>', ''],
      ],
      new Map(),
    )
    expect(joined).toEqual({ text: '<a>\n  <b>1</b>\n  <c/>\n</a>', repairs: [], confidence: 'exact' })
  })

  test.each([
    ['a tag broken before its name', '<a><b>1</\nb></a>', '<a><b>1</b></a>'],
    ['a tag broken before its end', '<a><b c="1" /\n  ></a>', '<a><b c="1" /></a>'],
    ['lost brackets', '<a><b word/b></a>', '<a><b>word</b></a>'],
    ['an attribute begun twice', '<a b=" b="1"/>', '<a b="1"/>'],
    ['a bracket twice', '<a><b>>word</b></a>', '<a><b>word</b></a>'],
    ['an end tag of another name', '<a><b>word</bx></a>', '<a><b>word</b></a>'],
    ['dots on a line', '<a>\n  ... (more)\n</a>', '<a>\n  <!-- ... (more) -->\n</a>'],
    ['dots in an element', '<a><b>...</b></a>', '<a><b><!-- ... --></b></a>'],
    ['a word for dots', '<a>\n  Omitted\n</a>', '<a>\n  <!-- Omitted -->\n</a>'],
    ['an element closed at once and again', '<a><b c="1"/><d/></b></a>', '<a><b c="1"><d/></b></a>'],
  ])('mends %s', (_, printed, whole) => {
    const { text, repairs, confidence } = repair(printed)
    expect([text, confidence]).toEqual([whole, 'repaired'])
    expect(XMLValidator.validate(text)).toBe(true)
    for (const { what, before, after, evidence } of repairs) {
      expect([what, evidence]).not.toContain('')
      expect(printed.includes(before) && whole.includes(after)).toBe(true)
    }
  })

  test('notes the same change once, and every change', () => {
    const { repairs } = repair('<a>\n  ...\n  <b>>w</b>\n  ...\n</a>')
    expect(repairs.map(({ before }) => before)).toEqual(['<b>>w</b>', '...'])
  })

  test('empties an element that is left open only where another body shows it empty', () => {
    const printed = '<a><b c="1"><d>2</d></a>'
    expect(repair(printed, [['b', '9.7']])).toMatchObject({ text: '<a><b c="1"/><d>2</d></a>', confidence: 'repaired' })
    expect(repair(printed)).toEqual({ text: printed, repairs: [], confidence: 'as-printed' })
  })

  test.each(['<a><b></a>', '<a></b></a>', '<a>', '<a><b c=1/></a>'])('keeps as printed what nothing tells: %s', xml => {
    expect(repair(xml)).toEqual({ text: xml, repairs: [], confidence: 'as-printed' })
  })
})

describe('readNodes', () => {
  test('reads elements and attributes of all bodies by place, with the words in place of their values', () => {
    const nodes = readNodes(['<a><b c="one"><d>two</d></b><b c="three"/></a>', '<a><!-- e --><f>four</f></a>'])
    expect(nodes).toEqual([
      { name: 'a', at: '/a', parent: null, children: ['b', 'f'], words: [] },
      { name: 'b', at: '/a/b', parent: 'a', children: ['@c', 'd'], words: [] },
      { name: '@c', at: '/a/b/@c', parent: 'b', children: [], words: ['one', 'three'] },
      { name: 'd', at: '/a/b/d', parent: 'b', children: [], words: ['two'] },
      { name: 'f', at: '/a/f', parent: 'a', children: [], words: ['four'] },
    ])
  })
})
