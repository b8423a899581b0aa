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
