import { XMLParser } from 'fast-xml-parser'
import { expect, test } from 'vitest'
import type { CheckLine } from '../model/record.ts'
import type { Verdict } from '../model/verdict.ts'
import { linesOf } from '../shared/read-record.ts'
import { summarise } from '../shared/summarise.ts'
import { junit } from './junit.ts'
import { checkLine, recordOf } from './record.fixture.ts'

const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '', parseAttributeValue: false })

function parsed(checks: CheckLine[]) {
  const record = recordOf(checks)
  const run = { record, summary: summarise(linesOf(record)), digest: '', exchanges: new Map(), ledger: [] }
  return parser.parse(junit(run)).testsuites
}

test.each<[Verdict, CheckLine['level'], string, string]>([
  ['pass', 'required', '', ''],
  ['fail', 'required', 'failure', 'why'],
  ['fail', 'advisory', 'system-out', ''],
  ['unexpected-pass', 'advisory', 'failure', 'why'],
  ['known-fail', 'required', 'skipped', 'known-fail: why'],
  ['unsupported', 'required', 'skipped', 'unsupported: why'],
  ['skipped', 'required', 'skipped', 'skipped: why'],
  ['error', 'required', 'error', 'why'],
  ['not-run', 'required', 'error', 'why'],
])('a %s of a %s check', (verdict, level, element, message) => {
  const suites = parsed([checkLine({ verdict, level, message: 'why' })])
  const { testcase } = suites.testsuite
  expect(testcase.name).toBe('etag-is-md5')
  expect(testcase.classname).toBe('object-storage.objects.upload')
  const others = ['failure', 'error', 'skipped', 'system-out'].filter(name => name in testcase)
  expect(others).toEqual(element === '' ? [] : [element])
  if (message !== '') expect(testcase[element].message).toBe(message)
  const { failures, errors, skipped } = suites.testsuite
  expect([failures, errors, skipped]).toEqual(
    ['failure', 'error', 'skipped'].map(name => (name === element ? '1' : '0')),
  )
})

test('a failure names clause, expected, actual and the command that repeats it', () => {
  const { testsuite } = parsed([
    checkLine({ verdict: 'fail', message: 'm', expected: 'e <1>', actual: 'a & b', curl: 'curl -i "x"' }),
  ])
  const text = testsuite.testcase.failure['#text']
  for (const part of ['§2.7.5.10 p.288', 'expected: e <1>', 'actual: a & b', 'curl: curl -i "x"'])
    expect(text).toContain(part)
})

/** What the schema of Jenkins' xUnit plugin (junit-10) allows, as far as it is used here; the rest is not written. */
const allowed: Record<string, { attributes: string[]; children: string[] }> = {
  testsuites: { attributes: ['name', 'time', 'tests', 'failures', 'errors'], children: ['testsuite'] },
  testsuite: {
    attributes: ['name', 'tests', 'failures', 'errors', 'time', 'skipped', 'timestamp'],
    children: ['properties', 'testcase'],
  },
  properties: { attributes: [], children: ['property'] },
  property: { attributes: ['name', 'value'], children: [] },
  testcase: { attributes: ['name', 'time', 'classname'], children: ['skipped', 'error', 'failure', 'system-out'] },
  skipped: { attributes: ['message'], children: [] },
  error: { attributes: ['message', 'type'], children: [] },
  failure: { attributes: ['message', 'type'], children: [] },
  'system-out': { attributes: [], children: [] },
}

/** As `preserveOrder` gives them: an element's name, its children, and its attributes under `:@`. */
type Node = Record<string, Node[]> & { ':@'?: Record<string, string> }

function departures(node: Node): string[] {
  const name = Object.keys(node).find(key => key !== ':@') ?? ''
  if (name === '#text') return []
  const rule = allowed[name]
  if (rule === undefined) return [`an element ${name}`]
  const children = (node[name] ?? []) as Node[]
  const names = children.map(child => Object.keys(child).find(key => key !== ':@') ?? '')
  return [
    ...Object.keys(node[':@'] ?? {}).flatMap(key => (rule.attributes.includes(key) ? [] : [`${name} @${key}`])),
    ...names.flatMap(child => (child === '#text' || rule.children.includes(child) ? [] : [`${child} in ${name}`])),
    ...children.flatMap(departures),
  ]
}

const everyVerdict = (
  ['pass', 'fail', 'known-fail', 'unexpected-pass', 'unsupported', 'error', 'not-run'] as const
).map((verdict, index) => checkLine({ id: `object-storage.objects.upload.c${index}`, verdict, message: 'm' }))

test('nothing is written that Jenkins would refuse, and every case has a name of its own', () => {
  const record = recordOf([
    ...everyVerdict,
    checkLine({ id: 'object-storage.objects.show.c', operation: 'object-storage.objects.show', level: 'advisory' }),
  ])
  const text = junit({ record, summary: summarise(linesOf(record)), digest: '', exchanges: new Map(), ledger: [] })
  const nodes: Node[] = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '', preserveOrder: true }).parse(
    text,
  )
  expect(nodes.filter(node => !('?xml' in node)).flatMap(departures)).toEqual([])
  const names = [...text.matchAll(/<testcase name="([^"]*)" classname="([^"]*)"/g)].map(
    ([, name, of]) => `${of}.${name}`,
  )
  expect(new Set(names).size).toBe(8)
  expect(text).toMatch(/timestamp="\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d"/)
  expect(text).toContain('<property name="seed" value="42"/>')
})

test('long texts are cut, so that no server refuses the file', () => {
  const { testsuite } = parsed([checkLine({ verdict: 'fail', message: 'm'.repeat(5000), actual: 'a'.repeat(90_000) })])
  const { failure } = testsuite.testcase
  expect(failure.message.length).toBeLessThan(1100)
  expect(failure['#text'].length).toBeLessThan(8100)
  expect(failure['#text']).toMatch(/cut; report\.html has the rest\)$/)
})
