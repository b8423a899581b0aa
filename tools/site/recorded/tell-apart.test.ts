import { expect, test } from 'vitest'
import { smallRun } from '../testing/small-run.ts'
import { tellApart } from './tell-apart.ts'

const named = (id: string, title: string) => ({ ...smallRun, id, title })

test('runs on targets of one name get ids and titles of their own, in their order', () => {
  const runs = tellApart([named('real', 'real'), named('other', 'Other'), named('real', 'real'), named('real', 'real')])
  expect(runs.map(({ id, title }) => `${id}: ${title}`)).toEqual([
    'real: real',
    'other: Other',
    'real-2: real (2)',
    'real-3: real (3)',
  ])
})

test('a number that a target has by itself is not given again', () => {
  const runs = tellApart([named('a-2', 'a'), named('a', 'a'), named('a', 'a')])
  expect(new Set(runs.map(({ id }) => id)).size).toBe(3)
  expect(new Set(runs.map(({ title }) => title)).size).toBe(3)
})

test.each(['index', 'coverage'])('a target called "%s" does not take the place of that page', id => {
  expect(tellApart([named(id, id)])[0]?.id).toBe(`${id}-2`)
})
