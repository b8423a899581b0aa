import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inventedText, readInvented } from './invented.fixture.ts'

interface Row {
  name: string
  type: 'String' | 'int' | 'boolean'
  optional: boolean
}

const types = { String: 'string', int: 'integer', boolean: 'boolean' } as const
const word = fc.stringMatching(/^[a-z]{3,8}$/)
const row: fc.Arbitrary<Row> = fc.record({
  name: word,
  type: fc.constantFrom('String', 'int', 'boolean'),
  optional: fc.boolean(),
})
const rows = fc.uniqueArray(row, { minLength: 1, maxLength: 8, selector: ({ name }) => name })
const errors = fc.array(fc.tuple(fc.constantFrom(400, 403, 404, 500), fc.integer({ min: 10000, max: 99999 }), word), {
  minLength: 1,
  maxLength: 8,
})
const statuses = fc.uniqueArray(fc.constantFrom(400, 401, 403, 404, 405, 409, 500, 503), { maxLength: 6 })
/** After which rows of a table a page ends. */
const pages = fc.array(fc.nat(7), { maxLength: 3 })

/** A table whose header comes again on every page. */
function paged(header: readonly string[], cells: readonly (readonly string[])[], ends: readonly number[]): string {
  const lines = cells.map((each, index) => {
    const row = each.join('\t')
    return ends.includes(index) && index < cells.length - 1 ? `${row}\n\n${header.join('\t')}` : row
  })
  return [header.join('\t'), ...lines].join('\n')
}

const columns = ['Parameter', 'Value', 'Description']
const cellsOf = ({ name, type, optional }: Row): string[] => [optional ? `${name} (optional)` : name, type, 'Some.']

test('an operation that is rendered and split over pages comes back whole', () => {
  fc.assert(
    fc.property(rows, rows, errors, statuses, pages, (body, response, messages, codes, ends) => {
      const request = `In JSON format, ${'in JSON format in the request body'}.\n\nTable 2: Request parameters\n\n${paged(columns, body.map(cellsOf), ends)}`
      const answer = `Outputted in JSON format in the response body.\n\nTable 3: Response parameters\n\n${paged(columns, response.map(cellsOf), ends)}`
      const list = paged(
        ['Status code', 'Detailed error code', 'Detailed error message', 'Action'],
        messages.map(([status, code, message]) => [`${status}`, `${code}`, message, 'Act.']),
        ends,
      )
      const table = paged(
        ['Status code', 'Description'],
        [['200', 'Good.'], ...codes.map(code => [`${code}`, 'Bad.'])],
        ends,
      )
      const { operation } = readInvented({
        request,
        response: answer,
        errors: `Table 4: Detailed error information list\n\n${list}`,
        statuses: `Table 5: Status codes\n\n${table}`,
      })
      expect(operation.parameters.slice(1).map(({ name, type, presence }) => [name, type, presence])).toEqual(
        body.map(({ name, type, optional }) => [name, types[type], optional ? 'optional' : undefined]),
      )
      expect(operation.responseElements.map(({ name, type }) => [name, type])).toEqual(
        response.map(({ name, type }) => [name, types[type]]),
      )
      expect(operation.errors?.map(({ status, code, message }) => [status, Number(code), message])).toEqual(messages)
      expect(operation.errorCodes.map(({ code }) => code)).toEqual(codes)
    }),
    { numRuns: 60 },
  )
})

test('a section that is cut short is refused, or lacks nothing but its example', () => {
  const whole = inventedText()
  const example = whole.indexOf('Example response body')
  fc.assert(
    fc.property(fc.nat(whole.lastIndexOf('\n\nRequest header')), length => {
      expect(length).toBeLessThan(example)
      expect(() => readInvented({}, 'oven.exports.create', whole.slice(0, length))).toThrow()
    }),
    { numRuns: 40 },
  )
})
