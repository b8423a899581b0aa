import { expect, test } from 'vitest'
import type { CheckContext } from '../../tools/model/check.ts'
import type { TargetReply } from '../../tools/model/target.ts'
import { cleanup, creates, find, removes } from './resources.ts'

/** A service with these schedules; it notes what is asked. */
function service(names: string[], { keeps = false } = {}) {
  const asked: string[] = []
  const send: CheckContext['call'] = async (operation, options) => {
    const name = options?.path?.name ?? ''
    asked.push(`${operation.split('.')[2]} ${name}`.trim())
    const found = names.includes(name)
    if (operation.endsWith('delete') && !keeps) names.splice(0, names.length, ...names.filter(other => other !== name))
    const body = { schedulers: names.map(other => ({ name: other })) }
    return { status: operation.endsWith('list') ? 200 : found ? 204 : 404, json: () => body } as TargetReply
  }
  return { asked, send, names }
}

const schedule = (name: string) => ({ service: 'autoscale', kind: 'schedule', path: `/${name}` })

test('a registration is known by the name in its body, a deletion by that in its path', () => {
  const made = [{ kind: 'schedule', path: '/k5crun%20x' }]
  expect(creates('autoscale.schedules.create', { body: '{"name":"k5crun x"}' })).toEqual(made)
  expect(removes('autoscale.schedules.delete', { path: { name: 'k5crun x' } })).toEqual(made)
})

test.each(['{"name": ', '[]', '{"name": 7}'])('the body %s registers nothing', body => {
  expect(creates('autoscale.schedules.create', { body })).toEqual([])
})

test('clean-up deletes that name alone, and is done where it is not found', async () => {
  const { asked, send, names } = service(['k5crun1', 'k5crun12'])
  await cleanup(schedule('k5crun1'), send)
  await cleanup(schedule('k5crun1'), send)
  expect(asked).toEqual(['delete k5crun1', 'list', 'delete k5crun1'])
  expect(names).toEqual(['k5crun12'])
})

test('what begins with the prefix of a run, written without its hyphens, is found', async () => {
  const { send } = service(['k5ct5zkfaulty1', 'k5customers', 'k5ct6zkother'])
  expect(await find('k5c-t5zk-', send)).toEqual([{ kind: 'schedule', path: '/k5ct5zkfaulty1' }])
})
