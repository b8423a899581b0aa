import SwaggerParser from '@apidevtools/swagger-parser'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { OpenAPIV3_1 } from 'openapi-types'
import { describe, expect, test } from 'vitest'
import type { ServiceCatalog } from '../model/catalog.ts'
import { factsOf } from '../model/facts.ts'
import { loadCatalog, servicesOf } from '../shared/load-spec.ts'
import { packageRoot } from '../shared/package-root.ts'
import { generateAll } from './generated-folder.ts'
import type { DocumentedOperation } from './openapi/operation.ts'

/** The documents with the catalogs that they are made from. */
const catalogs = new Map<string, ServiceCatalog>([
  ...servicesOf().map(service => [`${service}.json`, loadCatalog(service, 'k5-foundation-1.12')] as const),
  ...servicesOf('jio-api').map(service => [`jio-api/${service}.json`, loadCatalog(service, 'jio-api')] as const),
])
const files = generateAll(packageRoot)
const documentOf = (name: string) => JSON.parse(files.get(`spec/openapi/${name}`) ?? '{}') as OpenAPIV3_1.Document
const names = [...catalogs.keys()]

type PathItem = Record<string, DocumentedOperation> & { 'x-additionalOperations'?: Record<string, DocumentedOperation> }
const pathsOf = (document: object) => (document as { paths: Record<string, PathItem> }).paths

/** Every operation object, those beside the fixed fields too. */
function operationsOf(document: object): DocumentedOperation[] {
  return Object.values(pathsOf(document)).flatMap(({ 'x-additionalOperations': further = {}, ...fixed }) => [
    ...Object.values(fixed),
    ...Object.values(further),
  ])
}

test('COPY is as valid as any other operation', async () => {
  const document = documentOf('object-storage.json')
  for (const item of Object.values(pathsOf(document))) {
    const { COPY } = item['x-additionalOperations'] ?? {}
    // Validators look at fixed fields only, and this one is free.
    if (COPY !== undefined) Object.assign(item, { options: COPY })
  }
  await expect(SwaggerParser.validate(document)).resolves.toHaveProperty([
    'paths',
    '/v1/{account}/{container}/{object}',
    'options',
    'operationId',
  ])
})

test('no document is without its catalog', () => {
  const made = [...files.keys()].filter(file => file.startsWith('spec/openapi/'))
  expect(made.sort()).toEqual(names.map(name => `spec/openapi/${name}`).sort())
})

test.each(names)('%s: every operation is listed once, under its method and path', name => {
  const listed = Object.entries(pathsOf(documentOf(name))).flatMap(
    ([path, { 'x-additionalOperations': further = {}, ...fixed }]) =>
      [...Object.entries(fixed), ...Object.entries(further)].flatMap(([method, one]) =>
        one['x-operations'].map(entry => `${entry.id} ${method.toUpperCase()} ${entry.path ?? path}`),
      ),
  )
  const documented = catalogs.get(name)?.operations.map(({ id, method, path }) => `${id} ${method} ${path}`)
  expect(listed.sort()).toEqual(documented?.sort())
})

test.each(names)('%s: every documented fact of the wire has its place, and none besides', name => {
  const catalog = catalogs.get(name) as ServiceCatalog
  const stated = operationsOf(documentOf(name)).flatMap(operation =>
    operation['x-operations'].flatMap(({ id, parameters, responses }) => [
      ...parameters.map(name => `${id} ${name}`),
      ...responses.map(status => `${id} ${status}`),
    ]),
  )
  const places = { path: 'path', query: 'query', 'request-header': 'header', body: 'body', form: 'form' } as const
  const documented = factsOf(catalog).flatMap(({ kind, name, operation }) => {
    if (kind === 'status' || kind === 'error') return [`${operation} ${name}`]
    return kind in places ? [`${operation} ${places[kind as keyof typeof places]} ${name}`] : []
  })
  // By the RFC that §2.7.5.9 refers to for Range and If-Modified-Since, and by erratum.
  const implied = ['object-storage.objects.download 206', 'object-storage.objects.download 304']
  const besides = stated.filter(one => implied.includes(one) || / (5XX|default)$/.test(one))
  expect([...new Set(stated)].sort()).toEqual([...new Set([...documented, ...besides])].sort())
})

test.each(names)('%s: every response header has its place, required where all demand it', name => {
  const all = operationsOf(documentOf(name))
  const byId = new Map(all.flatMap(one => one['x-operations'].map(({ id }) => [id, one])))
  for (const { id, normalCodes, responseHeaders } of (catalogs.get(name) as ServiceCatalog).operations)
    for (const { code } of normalCodes) {
      const response = byId.get(id)?.responses[code] as OpenAPIV3_1.ResponseObject & {
        'x-header-families'?: { name: string }[]
      }
      const outside = (response['x-header-families'] ?? []).map(({ name }) => name)
      const isAlone = byId.get(id)?.['x-operations'].length === 1
      for (const { name: header, family, cardinality } of responseHeaders.filter(one => one.name !== 'Content-Type')) {
        const required = isAlone && cardinality !== undefined && cardinality.min > 0 ? { required: true } : {}
        if (family) expect(outside, `${id} ${code}`).toContain(header)
        else expect(response.headers?.[header], `${id} ${code} ${header}`).toMatchObject(required)
      }
    }
})

describe('every example', () => {
  const ajv = new Ajv2020({ strict: false })
  addFormats.default(ajv)

  test.each(names)('%s: of a JSON body fits its schema', async name => {
    const whole = (await SwaggerParser.dereference(documentOf(name))) as object
    const bodies = operationsOf(whole)
      .flatMap(({ responses, requestBody }) => [requestBody, ...Object.values(responses)])
      .flatMap(one => Object.entries((one as OpenAPIV3_1.ResponseObject | undefined)?.content ?? {}))
      .filter(([type]) => type.includes('json'))
    for (const [, { schema, examples }] of bodies)
      for (const [key, example] of Object.entries(examples ?? {})) {
        const { value } = example as OpenAPIV3_1.ExampleObject
        expect(ajv.validate(schema as object, value), `${key}: ${ajv.errorsText()}`).toBe(true)
      }
  })

  test('of a header has the type of its schema', () => {
    const headers = operationsOf(documentOf('object-storage.json'))
      .flatMap(({ responses }) => Object.values(responses) as OpenAPIV3_1.ResponseObject[])
      .flatMap(({ headers: all }) => Object.entries((all ?? {}) as Record<string, OpenAPIV3_1.HeaderObject>))
      .filter(([, { example }]) => example !== undefined)
    expect(headers.length).toBeGreaterThan(30)
    for (const [name, { schema, example }] of headers)
      expect(ajv.validate(schema as object, example), `${name}: ${String(example)}`).toBe(true)
  })
})

test('no request sample holds a token', () => {
  const samples = operationsOf(documentOf('object-storage.json')).flatMap(operation => operation['x-codeSamples'] ?? [])
  expect(samples.length).toBeGreaterThanOrEqual(15)
  for (const { source } of samples) expect(source).toMatch(/X-Auth-Token: ?\$(token|publicToken)/i)
})
