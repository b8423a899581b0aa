import { describe, expect, test } from 'vitest'
import { pathShape, readSapPath } from './path.ts'

describe('readSapPath', () => {
  test.each([
    ['/l_books', '/l_books'],
    ['/l_books/bookId', '/l_books/{bookId}'],
    ['/l_books/*bookResourceId*/open', '/l_books/{bookResourceId}/open'],
    ['/shelf_images/ <i>imageName</i> /move', '/shelf_images/{imageName}/move'],
    ['/l_books/{bookId}', '/l_books/{bookId}'],
    ['/|_books/bookId', '/l_books/{bookId}'],
    ['/shelves/_books', '/shelves/l_books'],
  ])('%s is %s', (printed, path) => {
    expect(readSapPath(printed)).toBe(path)
  })

  test('leaves the names of values out of a shape', () => {
    expect(pathShape('/l_books/{bookId}/open')).toBe('/l_books/{}/open')
  })
})
