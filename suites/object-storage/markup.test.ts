import { describe, expect, test } from 'vitest'
import { childText, parseXml } from './markup.ts'

describe('parseXml', () => {
  test('keeps values as text, attributes, order and white space', () => {
    const root = parseXml(
      '<?xml version="1.0"?>\n<account name="007"><container><name> 1.0 </name></container></account>',
    )
    expect(root.attributes.name).toBe('007')
    const [container] = root.children
    expect(container && childText(container, 'name')).toBe(' 1.0 ')
  })

  test('resolves the entities of XML', () => {
    expect(parseXml('<name>&lt;a&gt; &amp; &quot;b&quot;</name>').text).toBe('<a> & "b"')
  })

  test('tells a missing child from an empty one', () => {
    const root = parseXml('<delete><response_body></response_body><errors/></delete>')
    expect([childText(root, 'response_body'), childText(root, 'errors'), childText(root, 'none')]).toEqual([
      '',
      '',
      undefined,
    ])
  })

  test.each(['', 'plain text', '<a><b></a>', '<a>', '{"a": 1}'])('refuses %j', text => {
    expect(() => parseXml(text)).toThrow(SyntaxError)
  })
})

test('references and CDATA are read once', () => {
  const root = parseXml('<a b="&#x65E5;&quot;&amp;#65;">&#26085;&amp;lt;<![CDATA[<&amp;>]]>&unknown;</a>')
  expect(root.attributes.b).toBe('日"&#65;')
  expect(root.text).toBe('日&lt;<&amp;>&unknown;')
})

test.each([
  ['a document type', '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'],
  ['deep nesting', '<a>'.repeat(100_000) + '</a>'.repeat(100_000)],
  ['too many elements', `<a>${'<b/>'.repeat(300_000)}</a>`],
  ['too many attributes', `<a ${Array.from({ length: 60_000 }, (_, position) => `a${position}="1"`).join(' ')}/>`],
  ['too much', `<a>${'x'.repeat(17_000_000)}</a>`],
])('%s is refused', (_what, text) => {
  expect(() => parseXml(text)).toThrow(SyntaxError)
})
