import { describe, expect, test } from 'vitest'
import { readXml, UnreadableXml } from './read-xml.ts'
import { element, writeXml } from './write-xml.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const read = (text: string) => readXml(bytes(text))

describe('readXml', () => {
  test.each([
    ['<a>t</a>', 't'],
    ['\ufeff<?xml version="1.0" encoding="UTF-8"?>\n<!-- c --><?pi x?><a>t</a>\n<!-- d -->', 't'],
    ["<?xml version='1.0' encoding='utf-8'?><a>\u00e4\u{1f600}</a>", '\u00e4\u{1f600}'],
    ['<a>1 &lt; 2 &amp;&#65;&#x42;&quot;&apos;&gt;</a>', '1 < 2 &AB"\'>'],
    ['<a><![CDATA[<b>&x;]]>!</a>', '<b>&x;!'],
    ['<a>x<constructor toString="1" __proto__="2"/>y</a>', 'xy'],
    ['<a>\r\n</a>', '\n'],
    ['<a b="1"c="2"/>', undefined],
  ])('%s', (text, expected) => {
    if (expected === undefined) expect(() => read(text)).toThrow(UnreadableXml)
    else expect(read(text).text).toBe(expected)
  })

  test('finds elements and attributes', () => {
    const root = read(`<s><n id="1" q='"&#65;&amp;'/><n id="2">b</n><m/></s>`)
    expect(root.all('n').map(({ attributes }) => attributes.get('id'))).toEqual(['1', '2'])
    expect(root.child('n')?.attributes.get('q')).toBe('"A&')
    expect(root.child('x')).toBeUndefined()
  })

  test.each([
    '',
    ' ',
    'text',
    '<a>',
    '</a>',
    '<a></b>',
    '<a><b></a></b>',
    '<a/><b/>',
    '<a/>text',
    '<a/>&#32;',
    '<![CDATA[ ]]><a/>',
    '<a b=1/>',
    '<a b/>',
    '<a b="1" b="2"/>',
    '<a b="<"/>',
    '<a b="&x;"/>',
    '<a b="&"/>',
    '<a b="&#0;"/>',
    '<1/>',
    '< a/>',
    '<a>&x;</a>',
    '<a>&</a>',
    '<a>&LT;</a>',
    '<a>&#0;</a>',
    '<a>&#xd800;</a>',
    '<a>&#x110000;</a>',
    '<a>\u0001</a>',
    '<a><!-- </a>',
    '<a><!--></a>',
    '<a><![CDATA[ </a>',
    '<?xml version="1.0" encoding="UTF-16"?><a/>',
    '<!DOCTYPE a><a/>',
    '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
    '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
    '<a><!ENTITY x "y"></a>',
  ])('refuses %j', text => {
    expect(() => read(text)).toThrow(UnreadableXml)
  })

  test('refuses what is not UTF-8', () => {
    expect(() => readXml(new Uint8Array([0x3c, 0x61, 0x3e, 0xff, 0x3c, 0x2f, 0x61, 0x3e]))).toThrow(UnreadableXml)
  })

  const many = 200_000
  test.each([
    ['depth', '<a>'.repeat(33) + '</a>'.repeat(33)],
    ['number of elements', `<a>${'<b/>'.repeat(10_000)}</a>`],
    ['number of attributes', `<a ${Array.from({ length: 65 }, (_, index) => `a${index}="1"`).join(' ')}/>`],
    ['open tags', '<a>'.repeat(many)],
    ['blanks in a tag', `<a${' '.repeat(many)}`],
    ['blanks in an attribute', `<a b${' '.repeat(many)}`],
    ['open quotes', `<a ${'b=" '.repeat(many)}`],
    ['open comments', `<a>${'<!--'.repeat(many)}`],
    ['ampersands', `<a b="${'&'.repeat(many)}"/>`],
    ['brackets', '<'.repeat(many)],
  ])('refuses too much in a short time: %s', (_title, text) => {
    const start = performance.now()
    expect(() => read(text)).toThrow(UnreadableXml)
    expect(performance.now() - start).toBeLessThan(1000)
  })

  test('takes what is just within the limits', () => {
    expect(read('<a>'.repeat(32) + '</a>'.repeat(32)).name).toBe('a')
    expect(read(`<a>${'<b/>'.repeat(9_999)}</a>`).children).toHaveLength(9_999)
  })
})

describe('writeXml', () => {
  test('writes what can be read again', () => {
    const node = element('r', [element('e', '<&>"\u0001'), undefined, element('f', [], { k: '"<&' }), element('g')])
    expect(writeXml(node)).toBe(
      `<?xml version="1.0" encoding="UTF-8"?>\n<r>\n  <e>&lt;&amp;&gt;"\ufffd</e>\n  <f k="&quot;&lt;&amp;"/>\n  <g/>\n</r>\n`,
    )
    const again = read(writeXml(node))
    expect(again.child('e')?.text).toBe('<&>"\ufffd')
    expect(again.child('f')?.attributes.get('k')).toBe('"<&')
  })
})
