import type { OpenAPIV3_1 } from 'openapi-types'
import { describe, expect, test } from 'vitest'
import type { Operation } from '../../model/catalog.ts'
import type { SampleText } from '../bodies/body-samples.ts'
import { catalogOf, operationOf, parameterOf, sampleOf } from '../catalog.fixture.ts'
import { generate } from '../generate.ts'
import type { DocumentedOperation } from './operation.ts'

type Paths = Record<string, Record<string, DocumentedOperation>>

function pathsOf(operations: Operation[], samples: SampleText[] = []): Paths {
  const text = generate(catalogOf(operations), samples).get('spec/openapi/library.json') ?? ''
  return (JSON.parse(text) as { paths: Paths }).paths
}

function schemaOf(operation: DocumentedOperation | undefined): OpenAPIV3_1.SchemaObject {
  return operation?.requestBody?.content['application/json']?.schema as OpenAPIV3_1.SchemaObject
}

const request = (id: string, text: string) => sampleOf(id, 'json', text, { role: 'request' })
const component = (name: string) => ({ $ref: `#/components/schemas/${name}` })

describe('actions on one path', () => {
  const action = (name: string) =>
    operationOf({ id: `library.books.${name}`, method: 'POST', discriminator: { in: 'body', name } })
  const actions = ['lend', 'bind', 'burn'].map(action)
  const samples = [request('library.books.lend', '{"lend": null}'), request('library.books.bind', '{"bind": {}}')]
  const merged = pathsOf(actions, samples)['/v1/books']?.post

  test('are one operation whose body is exactly one of theirs', () => {
    expect(schemaOf(merged)).toEqual({
      oneOf: ['lend', 'bind', 'burn'].map(name => component(`books.${name}.request.json`)),
    })
    expect(merged?.requestBody?.required).toBe(true)
    expect(merged?.summary).toBe('library.books.lend, or: library.books.bind, or: library.books.burn')
  })

  test('keep their examples apart by their ids', () => {
    expect(Object.keys(merged?.requestBody?.content['application/json']?.examples ?? {})).toEqual([
      'library.books.lend library.books.lend-json',
      'library.books.bind library.books.bind-json',
    ])
  })

  test('are any of theirs where nothing in the body tells them apart', () => {
    const create = operationOf({ id: 'library.books.create', method: 'POST' })
    const again = operationOf({ id: 'library.books.create-again', method: 'POST', variantOf: create.id })
    const bodies = [request(create.id, '{"title": "a"}'), request(again.id, '{"title": "b", "pages": 1}')]
    const either = pathsOf([create, again], bodies)['/v1/books']?.post
    expect(schemaOf(either)).toEqual({
      anyOf: [component('books.create.request.json'), component('books.create-again.request.json')],
    })
    expect(either?.['x-operations'][1]).toMatchObject({ id: again.id, variantOf: create.id })
  })
})

describe('paths that differ in the name of a variable only', () => {
  const show = operationOf({ id: 'library.books.show', path: '/v1/books/{book_id}' })
  const remove = operationOf({
    id: 'library.books.delete',
    method: 'DELETE',
    path: '/v1/books/{id}',
    parameters: [parameterOf('path', 'id', { limits: { maxLength: 9 } })],
  })
  const paths = pathsOf([show, remove])

  test('are one, under the first name', () => {
    expect(Object.keys(paths)).toEqual(['/v1/books/{book_id}'])
    expect(paths['/v1/books/{book_id}']?.delete?.parameters).toMatchObject([
      { name: 'book_id', in: 'path', required: true, schema: { maxLength: 9 } },
    ])
  })

  test('are told in x-operations', () => {
    expect(paths['/v1/books/{book_id}']?.delete?.['x-operations'][0]).toMatchObject({ path: '/v1/books/{id}' })
    expect(paths['/v1/books/{book_id}']?.get?.['x-operations'][0]).not.toHaveProperty('path')
  })
})

test('a parameter that two operations describe differently is what either says', () => {
  const remove = (id: string, value: string) =>
    operationOf({
      id,
      method: 'DELETE',
      discriminator: { in: 'query', name: 'type', value },
      parameters: [parameterOf('query', 'type', { values: [value] })],
    })
  const merged = pathsOf([remove('library.books.delete', 'book'), remove('library.maps.delete', 'map')])
  expect(merged['/v1/books']?.delete?.parameters).toMatchObject([
    { name: 'type', required: true, schema: { anyOf: [{ enum: ['book'] }, { enum: ['map'] }] } },
  ])
})
