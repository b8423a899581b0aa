import { expect, it } from 'vitest'
import { valuesAt } from './body-spots.ts'

const body = { shop: { trays: [{ wood: 'oak' }, { wood: 'ash' }, {}], labels: { a: '1', b: '2' }, 'x/y': 3 } }

it.each([
  ['/shop/trays/[]/wood', ['oak', 'ash']],
  ['/shop/labels/{}', ['1', '2']],
  ['/shop/x~1y', [3]],
  ['/shop/doors/[]/wood', []],
  ['/shop/trays/wood', []],
])('finds the values at %s', (at, values) => {
  expect(valuesAt(body, at)).toEqual(values)
})
