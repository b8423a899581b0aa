import SwaggerParser from '@apidevtools/swagger-parser'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { OpenAPIV3_1 } from 'openapi-types'
import { beforeAll, describe, expect, test } from 'vitest'
import { factsOf, type ServiceCatalog } from '../model/catalog.ts'
import { loadCatalog } from '../shared/load-spec.ts'
import { packageRoot } from '../shared/package-root.ts'
import { generateAll } from './generated-folder.ts'
import type { DocumentedOperation } from './openapi/operation.ts'

let catalog: ServiceCatalog
let text: string
beforeAll(() => {
  catalog = loadCatalog('object-storage', 'k5-foundation-1.12')
  text = generateAll(packageRoot).get('spec/openapi/object-storage.json') ?? ''
})

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
  const document = JSON.parse(text) as OpenAPIV3_1.Document
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

test('every documented fact of the wire has its place, and none besides', () => {
  const stated = operationsOf(JSON.parse(text)).flatMap(operation =>
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
  expect([...new Set(stated)].sort()).toEqual([...new Set([...documented, ...implied])].sort())
})

test('every response header has its place, and is required where the catalog demands it', () => {
  const byId = new Map(operationsOf(JSON.parse(text)).flatMap(one => one['x-operations'].map(({ id }) => [id, one])))
  for (const { id, normalCodes, responseHeaders } of catalog.operations)
    for (const { code } of normalCodes) {
      const response = byId.get(id)?.responses[code] as OpenAPIV3_1.ResponseObject & {
        'x-header-families'?: { name: string }[]
      }
      const outside = (response['x-header-families'] ?? []).map(({ name }) => name)
      for (const { name, family, cardinality } of responseHeaders.filter(header => header.name !== 'Content-Type')) {
        const required = cardinality !== undefined && cardinality.min > 0 ? { required: true } : {}
        if (family) expect(outside, `${id} ${code}`).toContain(name)
        else expect(response.headers?.[name], `${id} ${code} ${name}`).toMatchObject(required)
      }
    }
})

describe('every example', () => {
  const ajv = new Ajv2020({ strict: false })
  addFormats.default(ajv)

  test('of a JSON body fits its schema', async () => {
    const whole = (await SwaggerParser.dereference(JSON.parse(text))) as object
    const bodies = operationsOf(whole)
      .flatMap(({ responses }) => Object.values(responses) as OpenAPIV3_1.ResponseObject[])
      .flatMap(({ content }) => content?.['application/json'] ?? [])
    expect(bodies).toHaveLength(3)
    for (const { schema, examples } of bodies)
      for (const example of Object.values(examples ?? {}) as OpenAPIV3_1.ExampleObject[])
        expect(ajv.validate(schema as object, example.value), ajv.errorsText()).toBe(true)
  })

  test('of a header has the type of its schema', () => {
    const headers = operationsOf(JSON.parse(text))
      .flatMap(({ responses }) => Object.values(responses) as OpenAPIV3_1.ResponseObject[])
      .flatMap(({ headers: all }) => Object.entries((all ?? {}) as Record<string, OpenAPIV3_1.HeaderObject>))
      .filter(([, { example }]) => example !== undefined)
    expect(headers.length).toBeGreaterThan(30)
    for (const [name, { schema, example }] of headers)
      expect(ajv.validate(schema as object, example), `${name}: ${String(example)}`).toBe(true)
  })
})

test('no request sample holds a token', () => {
  const samples = operationsOf(JSON.parse(text)).flatMap(operation => operation['x-codeSamples'] ?? [])
  expect(samples.length).toBeGreaterThanOrEqual(15)
  for (const { source } of samples) expect(source).toMatch(/X-Auth-Token: ?\$(token|publicToken)/i)
})
