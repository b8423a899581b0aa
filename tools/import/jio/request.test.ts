import { describe, expect, test } from 'vitest'
import { readPath } from './request.ts'

const words = ['os-late-returns', 'os-shelves']
const row = (...uri: string[]) => ({
  method: 'GET' as const,
  uri,
  description: '',
  page: 1,
  place: 'f:1',
  asHeader: false,
  lostCell: false,
})

describe('a wrapped path', () => {
  test.each([
    [['v7/{town}/books'], '/v7/{town}/books'],
    [['v7/{town}/', 'books/', '{book}'], '/v7/{town}/books/{book}'],
    [['v7/{town}', '/books/detail'], '/v7/{town}/books/detail'],
    [['v7/{town}/os-late-', 'returns/{id}'], '/v7/{town}/os-late-returns/{id}'],
    [['v7/{town}/os-', 'shelves/{id}/os-', 'late-', 'returns'], '/v7/{town}/os-shelves/{id}/os-late-returns'],
    [['v7/{town}/os- late- returns'], '/v7/{town}/os-late-returns'],
    [['v7/books/', '(book)'], '/v7/books/{book}'],
  ])('%j is %s', (uri, path) => {
    expect(readPath(row(...uri), words).path).toBe(path)
  })

  test('tells what was done to it', () => {
    expect(readPath(row('v7/os-', 'shelves/(id)'), words)).toEqual({
      path: '/v7/os-shelves/{id}',
      printed: 'v7/os-shelves/(id)',
      wrapped: ['os-shelves'],
      parentheses: true,
      blanks: false,
    })
  })

  test.each([
    [['v7/{town}/os-late-', 'fees'], '"os-late-fees", wrapped at its hyphen, is no word of a path'],
    [['v7/{town}/bo', 'oks'], '"v7/{town}/bo|oks" is wrapped inside a word'],
    [['v7/{town} books'], 'is wrapped inside a word'],
  ])('%j is refused', (uri, message) => {
    expect(() => readPath(row(...uri), words)).toThrow(message)
  })
})
