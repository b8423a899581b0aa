import { expect, test } from 'vitest'
import { packageRoot } from '../shared/package-root.ts'
import { checkOpenApi } from './check-openapi.ts'
import { generateAll } from './generated-folder.ts'

const file = 'spec/openapi/library.json'
const documentWith = (get: object) =>
  JSON.stringify({ openapi: '3.1.0', info: { title: 'Library', version: '1' }, paths: { '/books': { get } } })
const responses = { 200: { description: 'OK' } }

test('lets the committed document pass', async () => {
  await checkOpenApi(generateAll(packageRoot))
})

test('looks at OpenAPI documents only', async () => {
  await checkOpenApi(new Map([['spec/schemas/library/books.list.200.xml.rng', 'no JSON']]))
})

test.each([
  ['the lint finds', { responses }, 'operationId missing'],
  ['the validator finds', { operationId: 'list', responses: { 200: {} } }, 'description'],
  ['points nowhere', { operationId: 'list', responses: { 200: { $ref: '#/components/responses/None' } } }, 'None'],
])('refuses what %s, and names the file', async (_title, get, finding) => {
  await expect(checkOpenApi(new Map([[file, documentWith(get)]]))).rejects.toMatchObject({
    code: 'GENERATE_INVALID',
    where: file,
    message: expect.stringContaining(finding),
  })
})
