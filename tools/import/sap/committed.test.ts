import { describe, expect, test } from 'vitest'
import type { Operation } from '../../model/catalog.ts'
import { loadCatalog } from '../../shared/load-spec.ts'

/** Counted in the text by eye: what is committed must be whole even where nobody has the documents. */
const operations: readonly (readonly [
  id: string,
  method: string,
  path: string,
  page: number,
  status: number,
  roles: string,
  discriminator: string,
  parameters: readonly [query: number, form: number, body: number, header: number],
  others: readonly [elements: number, messages: number, samples: number],
])[] = [
  ['templates.list', 'GET', '/templates/l_servers', 149, 200, 'NYYYY', '', [1, 0, 0, 2], [8, 0, 2]],
  ['servers.create', 'POST', '/l_servers', 150, 202, 'NYYNN', '', [0, 0, 16, 5], [7, 3, 4]],
  ['servers.list', 'GET', '/l_servers', 153, 200, 'NYYYY', '', [1, 0, 0, 4], [6, 0, 2]],
  ['servers.show', 'GET', '/l_servers/{virtualServerResourceId}', 155, 200, 'NYYYY', '', [1, 0, 0, 4], [37, 0, 2]],
  [
    'servers.start',
    'PUT',
    '/l_servers/{virtualServerResourceId}/start',
    157,
    202,
    'NYYYN',
    '',
    [0, 0, 0, 4],
    [7, 0, 0],
  ],
  ['servers.stop', 'PUT', '/l_servers/{virtualServerResourceId}/stop', 158, 202, 'NYYYN', '', [0, 1, 0, 5], [7, 0, 0]],
  [
    'servers.restart',
    'PUT',
    '/l_servers/{virtualServerResourceId}/restart',
    159,
    202,
    'NYYYN',
    '',
    [0, 1, 0, 5],
    [7, 0, 0],
  ],
  ['servers.delete', 'DELETE', '/l_servers/{virtualServerResourceId}', 160, 202, 'NYYNN', '', [0, 0, 0, 3], [7, 0, 0]],
  ['servers.update', 'PUT', '/l_servers/{virtualServerResourceId}', 161, 202, 'NYYNN', '', [0, 0, 2, 5], [7, 3, 1]],
  [
    'servers.attach-disk',
    'PUT',
    '/l_servers/{virtualServerResourceId}/attach',
    162,
    202,
    'NYYNN',
    'disk_size',
    [0, 2, 0, 5],
    [7, 0, 0],
  ],
  [
    'servers.detach-disk',
    'PUT',
    '/l_servers/{virtualServerResourceId}/detach',
    163,
    202,
    'NYYNN',
    'disk_rid',
    [0, 1, 0, 4],
    [7, 0, 0],
  ],
  [
    'servers.attach-nic',
    'PUT',
    '/l_servers/{virtualServerResourceId}/attach',
    164,
    202,
    'NYYNN',
    'type=nic',
    [0, 3, 0, 5],
    [7, 1, 0],
  ],
  [
    'servers.detach-nic',
    'PUT',
    '/l_servers/{virtualServerResourceId}/detach',
    165,
    202,
    'NYYNN',
    'type=nic',
    [0, 2, 0, 5],
    [7, 0, 0],
  ],
  ['images.create', 'POST', '/server_images', 166, 202, 'NYYYN', 'type=cloning', [0, 4, 0, 5], [5, 3, 0]],
  [
    'images.delete',
    'DELETE',
    '/server_images/{cloneImageName}',
    167,
    202,
    'NYYYN',
    'type=cloning',
    [1, 0, 0, 4],
    [7, 0, 1],
  ],
  ['images.list', 'GET', '/server_images', 168, 200, 'NYYYY', '', [4, 0, 0, 4], [12, 0, 4]],
  [
    'images.change-scope',
    'PUT',
    '/server_images/{cloneImageName}/move',
    171,
    202,
    'NYYNN',
    '',
    [0, 1, 0, 5],
    [7, 0, 1],
  ],
  ['snapshots.create', 'POST', '/server_images', 173, 202, 'NYYYN', 'type=snapshot', [0, 2, 0, 5], [7, 3, 0]],
  [
    'snapshots.restore',
    'PUT',
    '/server_images/{snapshotResourceId}/restore',
    174,
    202,
    'NYYYN',
    '',
    [0, 0, 0, 3],
    [7, 0, 0],
  ],
  [
    'snapshots.delete',
    'DELETE',
    '/server_images/{snapshotResourceId}',
    174,
    202,
    'NYYYN',
    'type=snapshot',
    [1, 0, 0, 4],
    [7, 0, 0],
  ],
  ['tasks.show', 'GET', '/tasks/{taskId}', 175, 200, 'NYYYY', '', [0, 0, 0, 2], [15, 0, 1]],
  ['projects.enable', 'POST', '/projects', 176, 202, 'NYNNN', '', [0, 2, 0, 5], [7, 1, 1]],
  ['projects.disable', 'DELETE', '/projects/{projId}', 178, 202, 'NYNNN', '', [1, 0, 0, 4], [7, 1, 1]],
  ['projects.show', 'GET', '/projects/{projId}', 180, 200, 'NYYYY', '', [0, 0, 0, 4], [7, 1, 1]],
  ['networks.create', 'POST', '/networks', 181, 202, 'NYYNN', '', [0, 0, 2, 5], [7, 2, 1]],
  ['networks.delete', 'DELETE', '/networks/{networkResourceId}', 182, 202, 'NYYNN', '', [0, 0, 0, 4], [7, 1, 0]],
  ['networks.list', 'GET', '/networks', 183, 200, 'NYYYY', '', [1, 0, 0, 4], [20, 0, 2]],
]

describe('the committed catalog of SAP', () => {
  const catalog = loadCatalog('sap', 'k5-foundation-1.12')
  const find = (id: string): Operation | undefined => catalog.operations.find(other => other.id === `sap.${id}`)

  test('has the operations in the order of the manual, and what the chapter says of all', () => {
    expect(catalog.operations.map(({ id }) => id)).toEqual(operations.map(([id]) => `sap.${id}`))
    const [chapter] = catalog.chapters
    expect(chapter?.errorCodes.map(({ code }) => code)).toEqual([
      400, 401, 403, 404, 405, 406, 408, 409, 410, 412, 413, 414, 415, 416, 417, 500,
    ])
    expect(chapter?.errors).toHaveLength(12)
    expect(chapter?.requestHeaders?.map(({ name }) => name)).toEqual(['X-Auth-Token'])
    expect(chapter?.facts?.find(({ name }) => name === 'port')?.value).toBe('23461')
  })

  test.each(operations)('%s is %s %s', (id, method, path, page, status, roles, discriminator, counts, others) => {
    const found = find(id)
    const { name = '', value } = found?.discriminator ?? {}
    const count = (place: string) => found?.parameters.filter(({ in: other }) => other === place).length
    expect([found?.method, found?.path, found?.clause.page]).toEqual([method, path, page])
    expect(found?.normalCodes.map(({ code }) => code)).toEqual([status])
    expect(found?.roles?.map(({ printed }) => printed).join('')).toBe(roles)
    expect(value === undefined ? name : `${name}=${value}`).toBe(discriminator)
    expect(['query', 'form', 'body', 'header'].map(count)).toEqual(counts)
    expect([found?.responseElements.length, found?.errors?.length ?? 0, found?.samples.length]).toEqual(others)
  })

  test('has the shared elements of errors with every operation', () => {
    for (const { id, errorElements } of catalog.operations)
      expect(
        errorElements?.filter(({ parent }) => parent === null).map(({ name }) => name),
        id,
      ).toEqual(['error', 'errors'])
  })
})
