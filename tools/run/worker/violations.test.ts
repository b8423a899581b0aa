import { basename } from 'node:path'
import { describe, expect, test } from 'vitest'
import { errorCodesOf, type Operation, type ServiceCatalog } from '../../model/catalog.ts'
import { loadSpec } from '../../shared/load-spec.ts'
import { schemaFile, violationsOf } from './violations.ts'

const compute = loadSpec('compute').catalog
const imports = loadSpec('import-export').catalog
const storage = loadSpec('object-storage').catalog

function operationOf(catalog: ServiceCatalog, id: string): Operation {
  const found = catalog.operations.find(operation => operation.id === id)
  if (found === undefined) throw new TypeError(`no ${id}`)
  return found
}

describe('the schema of a body', () => {
  test.each([
    ['the operation and status', compute, 'compute.servers.show', 200, 'servers.show.200.json.schema.json'],
    ['the errors of the operation', imports, 'import-export.imports.show', 404, 'imports.show.error.json.schema.json'],
    ['the fault of the chapter', compute, 'compute.servers.show', 404, 'fault.404.json.schema.json'],
    ['nothing, where the status is not documented', compute, 'compute.servers.show', 418, undefined],
    ['nothing, where no fault is named', storage, 'object-storage.objects.show', 404, undefined],
  ])('is that of %s', (_, catalog, id, status, expected) => {
    const file = schemaFile(catalog, operationOf(catalog, id), status, 'json')
    expect(file === undefined ? undefined : basename(file)).toBe(expected)
  })

  test('is that of the fault that its own chapter names, where chapters name different ones', () => {
    const documented = compute.operations.filter(one => errorCodesOf(compute, one).some(({ code }) => code === 409))
    const files = new Set(documented.map(one => basename(schemaFile(compute, one, 409, 'json') ?? 'none')))
    expect([...files].sort()).toEqual(['fault.409.1.2.4.json.schema.json', 'fault.409.json.schema.json'])
  })
})

describe('a fault', () => {
  const show = operationOf(compute, 'compute.servers.show')
  const judge = async (body: unknown, advisory: boolean) => {
    const bytes = Buffer.from(JSON.stringify(body))
    const found = await violationsOf(compute, show, {
      status: 404,
      mediaType: 'application/json; charset=UTF-8',
      body: bytes,
      advisory,
    })
    return found.length === 0
  }
  test.each([
    ['its name with a message', { itemNotFound: { code: 404, message: 'gone' } }, true, true],
    ['another name', { notHere: { code: 404, message: 'gone' } }, true, false],
    ['no message', { itemNotFound: {} }, true, false],
    ['no object', ['itemNotFound'], false, false],
  ])('with %s', async (_, body, required, advised) => {
    expect([await judge(body, false), await judge(body, true)]).toEqual([required, advised])
  })
})

test('a body that nothing describes is an error of the suite', async () => {
  const show = operationOf(compute, 'compute.servers.show')
  const judged = { status: 200, mediaType: 'text/plain', body: Buffer.from('x') }
  await expect(violationsOf(compute, show, judged)).rejects.toMatchObject({ code: 'SPEC_NO_SCHEMA' })
})
