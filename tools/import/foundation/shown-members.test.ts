import { describe, expect, test } from 'vitest'
import { shownElements } from './shown-members.ts'

const clause = { document: 'k5-foundation-1.12' as const, section: '9.1.6.1', detail: 'attribute x:crust' }
const shown = (own: unknown[], related: unknown[] = []) =>
  shownElements([{ name: 'x:crust', clause }], { own, related })[0]

describe('a member that is promised in words', () => {
  test.each([
    ['a string', { loaf: { 'x:crust': 'thin' } }, 'string', '/loaf/x:crust'],
    ['a whole number', { loaves: [{ 'x:crust': 3 }] }, 'integer', '/loaves/[]/x:crust'],
    ['another number', { loaves: [{ 'x:crust': 0.5 }] }, 'number', '/loaves/[]/x:crust'],
    ['an object', { loaf: { 'x:crust': { top: 1 } } }, 'object', '/loaf/x:crust'],
    ['a list', { loaf: { 'x:crust': [1] } }, 'array', '/loaf/x:crust'],
    ['a truth', { loaf: { 'x:crust': true } }, 'boolean', '/loaf/x:crust'],
    ['null, which tells no type', { loaf: { 'x:crust': null } }, 'string', '/loaf/x:crust'],
    ['spelled in another way', { loaf: { 'x:Crust': 1 } }, 'integer', '/loaf/x:crust'],
    [
      'below the name of a network',
      { loaf: { addresses: { lan: [{ 'x:crust': 1 }] } } },
      'integer',
      '/loaf/addresses/{}/[]/x:crust',
    ],
  ])('is %s', (_, body, type, at) => {
    expect(shown([body])).toMatchObject({ name: 'x:crust', type, at, clause })
  })

  test('has the type that samples of the same API show, but no place of theirs', () => {
    expect(shown([{ loaf: {} }], [{ loaf: { 'x:crust': 3 } }])).toEqual({
      name: 'x:crust',
      type: 'integer',
      parent: null,
      children: [],
      clause,
    })
  })
})
