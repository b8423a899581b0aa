import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { packageRoot } from '../shared/package-root.ts'
import { validateJson } from '../shared/validate-json.ts'
import { validateXml } from '../shared/validate-xml.ts'

const schema = (form: string) => join(packageRoot, 'spec/schemas/object-storage', `objects.list.200.${form}`)

/** Text that XML 1.0 can carry as it is: no control characters, no surrogates, no carriage return. */
const text = fc.string({ unit: 'binary' }).map(value => value.replace(/[^\t\n\u0020-\ud7ff\ue000-\ufffd]/gu, ''))

const rows = fc.array(
  fc.record({
    name: text,
    hash: fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 32, maxLength: 32 }),
    bytes: fc.nat({ max: Number.MAX_SAFE_INTEGER }),
    content_type: text,
    last_modified: fc
      .date({ noInvalidDate: true, max: new Date('9999-12-31') })
      .filter(isOfFourDigits)
      .map(isoText),
  }),
  { minLength: 1, maxLength: 5 },
)
function isOfFourDigits(date: Date): boolean {
  return date.getUTCFullYear() >= 0
}

function isoText(date: Date): string {
  return date.toISOString().replace('Z', '000')
}

function xmlOf(list: Record<string, string | number>[]): Buffer {
  const escaped = (value: unknown) =>
    String(value).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  const objects = list.map(row => {
    const children = Object.entries(row).map(([name, value]) => `<${name}>${escaped(value)}</${name}>`)
    return `<object>${children.join('')}</object>`
  })
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n<container name="c">${objects.join('\n')}</container>`)
}

test('every list of objects fits, in JSON and in XML', () => {
  fc.assert(
    fc.property(rows, list => {
      expect(validateJson(schema('json.schema.json'), list)).toEqual([])
      expect(validateXml(schema('xml.rng'), xmlOf(list))).toEqual([])
    }),
    { numRuns: 200 },
  )
})

test('a list with one member missing anywhere does not fit, and the row is named', () => {
  const members = fc.constantFrom('name', 'hash', 'bytes', 'content_type', 'last_modified')
  fc.assert(
    fc.property(rows, fc.nat(), members, (list, choice, member) => {
      const index = choice % list.length
      const damaged = list.map((row, at) =>
        at === index ? Object.fromEntries(Object.entries(row).filter(([name]) => name !== member)) : row,
      )
      const json = validateJson(schema('json.schema.json'), damaged)
      expect(json.map(({ at }) => at)).toEqual([`/${index}`])
      expect(json[0]?.message).toContain(`'${member}'`)
      const xml = validateXml(schema('xml.rng'), xmlOf(damaged))
      const path = list.length === 1 ? '/container/object' : `/container/object[${index + 1}]`
      expect(xml.map(({ at }) => at.replace(/ \(line \d+\)$/, ''))).toEqual([path])
      expect(xml[0]?.message).toBe(`the element ${member} is missing`)
    }),
    { numRuns: 200 },
  )
})
