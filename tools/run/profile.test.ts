import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readProfile } from './profile.ts'
import { temporaryFolder } from './testing/run-child.ts'

let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

function read(text: string) {
  const file = join(folder.dir, 'profile.yaml')
  writeFileSync(file, text)
  return readProfile(file)
}

const nothing = { fixtures: {}, lacks: [], limits: {} }

test.each([
  [
    'fixtures: {stack: web/0ffc2720, stackResource: out}',
    { ...nothing, fixtures: { stack: 'web/0ffc2720', stackResource: 'out' } },
  ],
  ['', nothing],
  ['limits: {servers: 2, gigabytes: 0}', { ...nothing, limits: { servers: 2, gigabytes: 0 } }],
  ['limits: {objects: 9, megabytes: 1}', { ...nothing, limits: { objects: 9, megabytes: 1 } }],
  [
    'fixtures: {image: cirros, largerFlavor: "3"}\nlacks: [{what: "compute.servers.shelve", reason: no room}]',
    {
      ...nothing,
      fixtures: { image: 'cirros', largerFlavor: '3' },
      lacks: [{ what: 'compute.servers.shelve', reason: 'no room' }],
    },
  ],
])('reads %j', (text, expected) => {
  expect(read(text)).toEqual(expected)
})

test.each([
  ['fixtures: {flavour: x}', 'at /fixtures: "flavour" is not known here'],
  ['fixtures: {stack: web, stackResource: out}', 'at /fixtures/stack: must match pattern'],
  ['fixtures: {stack: web/1}', 'at /fixtures: must have property stackResource when property stack is present'],
  ['limit: {}', 'at its top: "limit" is not known here'],
  ['limits: {servers: many}', 'at /limits/servers: must be integer'],
  ['limits: {servers: -1}', 'at /limits/servers: must be >= 0'],
  ['lacks: [{what: a}]', "at /lacks/0: must have required property 'reason'"],
  ['- a', 'at its top: must be object'],
  ['{', 'cannot be read'],
])('refuses %j', (text, message) => {
  expect(() => read(text)).toThrow(message)
})

test('a file that is not there is told', () => {
  expect(() => readProfile(join(folder.dir, 'none.yaml'))).toThrow('cannot be read')
})
