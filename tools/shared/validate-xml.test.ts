import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { validateXml } from './validate-xml.ts'

const schema = `<grammar xmlns="http://relaxng.org/ns/structure/1.0"
    datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <start>
    <element name="list"><interleave>
      <zeroOrMore><element name="row"><interleave>
        <element name="name"><text/></element>
        <element name="bytes"><data type="nonNegativeInteger"/></element>
      </interleave></element></zeroOrMore>
    </interleave></element>
  </start>
</grammar>`

let folder: string
let file: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'validate-xml-'))
  file = join(folder, 'list.xml.rng')
  writeFileSync(file, schema)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const judge = (text: string, encoding: BufferEncoding = 'utf8') => validateXml(file, Buffer.from(text, encoding))
const row = (name: string, bytes: string) => `<row>\n<name>${name}</name>\n<bytes>${bytes}</bytes>\n</row>`
const list = (...rows: string[]) => `<?xml version="1.0" encoding="UTF-8"?>\n<list>\n${rows.join('\n')}\n</list>`

test.each([
  ['an empty list', list()],
  ['rows', list(row('a', '1'), row('b', '0'))],
  ['children in another order', list('<row><bytes>1</bytes><name>a</name></row>')],
  ['text of any language', list(row('名前 &amp; &#x1F600;', '1'))],
])('accepts %s', (_title, text) => {
  expect(judge(text)).toEqual([])
})

test.each([
  ['a child that is missing', list(row('a', '1'), '<row><bytes>1</bytes></row>'), '/list/row[2] (line 7)', 'missing'],
  ['a child too many', list('<row><name>a</name><bytes>1</bytes><bytes>2</bytes></row>'), '/list/row', 'too often'],
  ['a wrong number', list(row('a', '-1')), '/list/row/bytes (line 5)', 'expected a whole number, 0 or more, came "-1"'],
  ['a child in text', list(row('<i>a</i>', '1')), '/list/row/name/i', 'the element i has no place in name'],
  ['text among the rows', list('oops'), '/list (line 2)', 'text has no place in list'],
  ['another root', '<rows/>', '/rows (line 1)', 'expected the element list, came rows'],
  ['a namespace', '<list xmlns="urn:x"/>', '/* (line 1)', 'expected the element list without a namespace'],
  [
    'what is not well-formed',
    '<list>\n</lost>',
    '/ (line 2)',
    'expected well-formed XML: Opening and ending tag mismatch',
  ],
  ['no XML', 'names only', '/ (line 1)', 'expected well-formed XML'],
  ['an empty body', '', '/', 'came an empty body'],
  ['too many levels', '<list>'.repeat(300) + '</list>'.repeat(300), '/ (line 1)', 'Excessive depth'],
])('refuses %s, once', (_title, text, at, message) => {
  const violations = judge(text)
  expect(violations).toHaveLength(1)
  expect(violations[0]?.at.startsWith(at)).toBe(true)
  expect(violations[0]?.message).toContain(message)
})

const laughs = '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'

test.each<[string, string, BufferEncoding?]>([
  ['in front', `<!DOCTYPE list><list/>`],
  ['that grows', `${laughs}<list>&c;</list>`],
  ['that names a file', '<!DOCTYPE list [<!ENTITY f SYSTEM "file:///etc/passwd">]><list>&f;</list>'],
  ['far behind', `<!--${' '.repeat(9000)}--><!DOCTYPE list><list/>`],
  ['in UTF-16', '\ufeff<!DOCTYPE list><list/>', 'utf16le'],
])('refuses a document type %s', (_title, text, encoding) => {
  expect(judge(text, encoding)).toEqual([{ at: '/', message: 'expected no document type declaration, came one' }])
})

test('refuses a body that is too large to be a documented one', () => {
  expect(validateXml(file, new Uint8Array(4 * 1024 * 1024 + 1))[0]?.message).toContain('came 4194305')
  expect(validateXml(file, Buffer.from('<a>'.repeat(300_000)))[0]?.message).toContain('came 300000')
})

test('finds the one bad row among many', () => {
  const rows = Array.from({ length: 2000 }, (_, index) => row(`n${index}`, index === 1500 ? 'x' : '1'))
  expect(judge(list(...rows))).toEqual([
    { at: '/list/row[1501]/bytes (line 6005)', message: 'expected a whole number, 0 or more, came "x"' },
  ])
})
