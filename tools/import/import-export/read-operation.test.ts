import { describe, expect, test } from 'vitest'
import { table, thrownBy } from '../parts/section.fixture.ts'
import { baking, type InventedParts, readInvented } from './invented.fixture.ts'

describe('an operation', () => {
  const { operation, listed, entries, samples } = readInvented()

  test('has method, path, statuses and media types', () => {
    expect([operation.method, operation.path, operation.consumes, operation.produces]).toEqual([
      'POST',
      '/v9/bread',
      ['application/json'],
      ['application/json'],
    ])
    expect(operation.normalCodes.map(({ code, reason }) => [code, reason])).toEqual([[201, 'Created']])
    expect(operation.errorCodes.map(({ code, reason }) => [code, reason])).toEqual([
      [400, 'Bad Request'],
      [500, 'Internal Server Error'],
    ])
    expect([listed.length, entries.length]).toEqual([1, 9])
  })

  test('has its parameters, required where the list of errors says so', () => {
    expect(
      operation.parameters.map(({ name, in: place, presence, type, at, family }) => [
        name,
        place,
        presence,
        type,
        at,
        family,
      ]),
    ).toEqual([
      ['X-Shelf-Token', 'header', undefined, 'string', undefined, undefined],
      ['flour', 'body', 'required', 'string', '/flour', undefined],
      ['salt', 'body', 'optional', 'integer', '/salt', undefined],
      ['topping-{name}', 'body', 'optional', undefined, '/topping-{name}', true],
    ])
    expect(operation.parameters[1]).toMatchObject({ values: ['rye'] })
    expect(operation.parameters[2]).toMatchObject({ default: '0' })
  })

  test('has its elements: in arrays, on failure, and of an error', () => {
    expect(operation.responseElements.map(({ name, at, parent, children }) => [name, at, parent, children])).toEqual([
      ['export_status', '/export_status', null, []],
      ['loaves', '/loaves', null, ['weight']],
      ['weight', '/loaves/[]/weight', 'loaves', []],
      ['reason', '/reason', null, []],
    ])
    expect(operation.responseElements.map(({ conditions }) => conditions?.length ?? 0)).toEqual([0, 0, 0, 1])
    expect(operation.responseElements[3]?.conditions?.[0]).toMatchObject({
      parameter: 'export_status',
      value: 'failed',
    })
    expect(operation.errorElements?.map(({ name }) => name)).toEqual(['error_message'])
  })

  test('has its messages, those that come twice and those of a failure with the status of success', () => {
    expect(operation.errors?.map(({ status, code, message }) => [status, code, message])).toEqual([
      [400, '40001', "Required parameter 'flour' is not specified."],
      [500, '50001', 'Oven is cold.'],
      [500, '50002', 'Oven is cold.'],
      [201, undefined, 'Dough is gone.'],
      // biome-ignore lint/suspicious/noTemplateCurlyInString: an argument of a message, as documents write it
      [201, undefined, 'Oven failed (${0})'],
    ])
  })

  test('has its sample', () => {
    expect(samples.map(({ sample: { id, status, role } }) => [id, status, role])).toEqual([
      ['k5/foundation/9.6.3.1-bake-bread.response', 201, 'response'],
    ])
  })

  test('spells a keyword as the sentences beside its table do', () => {
    const response = baking.response.replace('See "', 'If it is "burnt", wait. See "')
    const [state] = readInvented({ response }).operation.responseElements
    expect(state?.values).toEqual(['baked', 'burnt', 'cooling'])
  })

  test('without a body may have to say so', () => {
    const asked = readInvented({
      url: '/v9/bread/{bread_id}{?start, limit}',
      method: 'GET',
      request: 'This API does not accept request parameters. "0" must be specified in the Content-Length header.',
    })
    expect(asked.endpoint).toMatchObject({ path: '/v9/bread/{bread_id}', query: ['start', 'limit'] })
    expect(asked.operation.consumes).toEqual([])
    expect(asked.operation.parameters.map(({ name, values }) => [name, values])).toEqual([
      ['bread_id', undefined],
      ['X-Shelf-Token', undefined],
      ['Content-Length', ['0']],
    ])
  })

  test('whose response has no body produces nothing', () => {
    const response = 'This API does not return response body when it works.'
    expect(readInvented({ response }).operation.produces).toEqual([])
  })
})

describe('a text that cannot be read', () => {
  const statuses = (...rows: string[][]): string =>
    `Table 8: Status codes\n\n${table(['Status code', 'Description'], ...rows)}`

  test.each<[string, Partial<InventedParts>, RegExp, string]>([
    ['no method', { method: 'FETCH' }, /method/, 'line 105 '],
    ['no path', { url: 'bread' }, /path/, 'line 101 '],
    ['a status that is none', { statuses: statuses(['2O1', 'Begun.']) }, /"2O1"/, 'line 171 '],
    ['no success', { statuses: statuses(['400', 'Wrong.']) }, /success/, '9.6.3.1'],
    ['no word on the request body', { request: 'Nothing.' }, /request body/, '9.6.3.1'],
    ['a code of another form', { errors: baking.errors.replace('40001', '4OOO1') }, /five digits/, 'line 155 '],
  ])('is told with its line: %s', (_, changes, message, where) => {
    const error = thrownBy(() => readInvented(changes))
    expect(error.code).toBe('IMPORT_STRUCTURE')
    expect(error.message).toMatch(message)
    expect(error.where).toContain(where)
  })
})
