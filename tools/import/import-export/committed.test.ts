import { describe, expect, test } from 'vitest'
import { loadCatalog } from '../../shared/load-spec.ts'

/** Counted in the text by eye: what is committed must be whole even where nobody has the documents. */
const operations: readonly (readonly [
  id: string,
  method: string,
  path: string,
  page: number,
  statuses: readonly number[],
  parameters: readonly [query: number, body: number, header: number],
  elements: number,
  member: string,
  messages: number,
  samples: number,
])[] = [
  ['imports.create', 'POST', '/v1/imageimport', 121, [201, 400, 401, 403, 500, 503], [0, 15, 1], 1, 'message', 15, 1],
  [
    'imports.show',
    'GET',
    '/v1/imageimport/{import_id}/status',
    125,
    [200, 401, 403, 404, 500],
    [0, 0, 2],
    18,
    'message',
    4,
    1,
  ],
  ['imports.list', 'GET', '/v1/imageimport', 127, [200, 400, 401, 403, 500], [2, 0, 2], 4, 'message', 3, 1],
  [
    'exports.create',
    'POST',
    '/v1/imageexport',
    130,
    [202, 400, 401, 403, 500, 503],
    [0, 2, 1],
    1,
    'error_message',
    17,
    1,
  ],
  [
    'exports.show',
    'GET',
    '/v1/imageexport/{export_id}/status',
    132,
    [200, 401, 403, 404, 500],
    [0, 0, 1],
    7,
    'error_message',
    10,
    1,
  ],
  ['exports.list', 'GET', '/v1/imageexport', 135, [200, 400, 401, 403, 405, 500], [2, 0, 1], 6, 'error_message', 5, 1],
  [
    'exports.cancel',
    'POST',
    '/v1/imageexport/{export_id}/cancel',
    138,
    [200, 400, 401, 403, 404, 405, 500],
    [0, 0, 1],
    0,
    'error_message',
    6,
    0,
  ],
]

describe('the committed catalog of import and export', () => {
  const catalog = loadCatalog('import-export', 'k5-foundation-1.12')

  test('has the operations in the order of the manual', () => {
    expect(catalog.operations.map(({ id }) => id)).toEqual(operations.map(([id]) => `import-export.${id}`))
  })

  test.each(operations)('%s is %s %s', (id, method, path, page, statuses, counts, elements, member, ...rest) => {
    const found = catalog.operations.find(other => other.id === `import-export.${id}`)
    const count = (place: string) => found?.parameters.filter(({ in: other }) => other === place).length
    expect([found?.method, found?.path, found?.clause.page]).toEqual([method, path, page])
    expect([...(found?.normalCodes ?? []), ...(found?.errorCodes ?? [])].map(({ code }) => code)).toEqual(statuses)
    expect(['query', 'body', 'header'].map(count)).toEqual(counts)
    expect(found?.responseElements.length).toBe(elements)
    expect(found?.errorElements?.map(({ name }) => name)).toEqual(['error_code', member])
    expect([found?.errors?.length, found?.samples.length]).toEqual(rest)
    expect(found?.roles?.map(({ role }) => role)).toEqual(['Administrator', 'System Owner'])
  })
})
