import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { ServiceSuite } from '../model/check.ts'
import { cleanUp } from './clean-up.ts'
import type { OwnedResource } from './ledger.ts'
import type { RegisteredSuite } from './registry.ts'

/** A suite that notes when each delete begins and ends; what is called `stuck` cannot be deleted. */
function notingSuite(events: string[], cleanupGroup?: ServiceSuite['cleanupGroup']): RegisteredSuite {
  const suite: ServiceSuite = {
    service: 'store',
    serviceType: 'store',
    checks: [],
    creates: () => [],
    removes: () => [],
    notEvaluated: {},
    ...(cleanupGroup === undefined ? {} : { cleanupGroup }),
    cleanup: async ({ path }) => {
      events.push(`begin ${path}`)
      await sleep(5)
      if (path.endsWith('stuck')) throw new Error('it is in use')
      events.push(`end ${path}`)
    },
  }
  return { suite, catalog: { operations: [] }, errata: [] } as unknown as RegisteredSuite
}

const made = (kind: string, path: string): OwnedResource => ({ service: 'store', kind, path })

async function clean(suite: RegisteredSuite, resources: OwnedResource[], stopped = () => false) {
  const deleted: string[] = []
  const left: string[] = []
  await cleanUp(resources, {
    registry: [suite],
    send: () => Promise.reject(new Error('nothing is sent here')),
    onDeleted: ({ path }) => deleted.push(path),
    onLeft: ({ path }, why) => left.push(`${path}: ${why}`),
    stopped,
  })
  return { deleted, left }
}

test('waits for the last made kind before it deletes what that stood in', async () => {
  const events: string[] = []
  await clean(notingSuite(events), [made('object', '/a/1'), made('object', '/a/2'), made('container', '/a')])
  expect(events).toEqual(['begin /a/1', 'begin /a/2', 'end /a/1', 'end /a/2', 'begin /a', 'end /a'])
})

test('deletes groups of the suite at once', async () => {
  const events: string[] = []
  const suite = notingSuite(events, ({ path }) => path.slice(0, 2))
  await clean(suite, [made('object', '/a/1'), made('container', '/a'), made('container', '/b')])
  expect(events.slice(0, 2)).toEqual(['begin /a/1', 'begin /b'])
  expect(events.indexOf('end /a/1')).toBeLessThan(events.indexOf('begin /a'))
})

test('tells what is left and why, and goes on', async () => {
  const { deleted, left } = await clean(notingSuite([]), [made('object', '/a/stuck'), made('container', '/a')])
  expect(left).toEqual(['/a/stuck: it is in use'])
  expect(deleted).toEqual(['/a'])
})

test('begins nothing once it is stopped', async () => {
  const events: string[] = []
  await clean(notingSuite(events), [made('object', '/a/1')], () => true)
  expect(events).toEqual([])
})
