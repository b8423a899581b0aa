import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readInvented } from '../import-export/invented.fixture.ts'
import { type JsonValue, jsonObjects, sentences, words } from './invented-chapter.fixture.ts'
import { pageBreaks, splitJson, splitTable } from './pages.fixture.ts'

interface Row {
  name: string
  type: 'String' | 'int' | 'boolean'
  optional: boolean
  text: string[]
}

const types = { String: 'string', int: 'integer', boolean: 'boolean' } as const

/** What the section of an operation of import and export says in its tables and shows in its example. */
const operations = words(12, 12).chain(names =>
  fc.record({
    request: rowsOf(names.slice(0, 6)),
    response: rowsOf(names.slice(6, 10)),
    errors: fc.array(
      fc.record({
        status: fc.constantFrom(400, 403, 404, 500),
        code: fc.integer({ min: 40_001, max: 59_999 }),
        message: sentences.map(([first]) => first as string),
      }),
      { minLength: 1, maxLength: 8 },
    ),
    statuses: fc.uniqueArray(fc.constantFrom(400, 401, 403, 404, 500), { minLength: 1, maxLength: 5 }),
    example: jsonObjects,
    breaks: fc.array(fc.nat(9), { minLength: 1, maxLength: 30 }),
  }),
)

function rowsOf(names: readonly string[]): fc.Arbitrary<Row[]> {
  const row = fc.record({
    type: fc.constantFrom('String' as const, 'int' as const, 'boolean' as const),
    optional: fc.boolean(),
    text: sentences,
  })
  return fc
    .integer({ min: 1, max: names.length })
    .chain(count => fc.tuple(...names.slice(0, count).map(name => row.map(one => ({ name, ...one })))))
}

const printed = ({ name, type, optional, text }: Row): string[] => [
  `${name}${optional ? ' (optional)' : ''}\t${type}\t${text[0]}`,
  ...text.slice(1).map(more => `\t\t${more}`),
]

test('a rendered operation of import and export, wherever its pages break, is read back as it was', () => {
  fc.assert(
    fc.property(operations, ({ request, response, errors, statuses, example, breaks }) => {
      const pageEnds = pageBreaks(breaks)
      const columns = 'Parameter\tValue\tDescription'
      const { operation, samples } = readInvented({
        request: `They are specified in JSON format in the request body.\n\nTable 2: Request parameters\n\n${splitTable(columns, request.map(printed), pageEnds)}`,
        response: `It is outputted in JSON format in the response body.\n\nTable 3: Response parameters\n\n${splitTable(
          columns,
          response.map(row => printed({ ...row, optional: false })),
          pageEnds,
        )}\n\nTable 4: Response parameters when an error occurs\n\n${columns}\nmessage\tString\tText`,
        errors: `Table 5: Detailed error information list\n\n${splitTable(
          'Status code\tDetailed error code\tDetailed error message\tAction',
          errors.map(({ status, code, message }) => [`${status}\t${code}\t${message}\tWait.`]),
          pageEnds,
        )}`,
        statuses: `Table 6: Status codes\n\n${splitTable(
          'Status code\tDescription',
          [201, ...statuses].map(code => [`${code}\tIt is so.`]),
          pageEnds,
        )}`,
        example: splitJson(example, pageEnds),
      })
      const body = operation.parameters.filter(parameter => parameter.in === 'body')
      expect(body.map(({ name, type, presence, at }) => ({ name, type, presence, at }))).toEqual(
        request.map(({ name, type, optional }) => ({
          name,
          type: types[type],
          presence: optional ? 'optional' : undefined,
          at: `/${name}`,
        })),
      )
      expect(operation.responseElements.map(({ name, type }) => [name, type])).toEqual(
        response.map(({ name, type }) => [name, types[type]]),
      )
      expect(operation.errors?.map(({ status, code, message }) => [status, code, message])).toEqual(
        errors.map(({ status, code, message }) => [status, String(code), message]),
      )
      expect([operation.normalCodes, operation.errorCodes].map(codes => codes.map(({ code }) => code))).toEqual([
        [201],
        statuses,
      ])
      expect(samples.map(({ text }) => JSON.parse(text) as JsonValue)).toEqual([example])
    }),
    { numRuns: 100, seed: 1609 },
  )
})
