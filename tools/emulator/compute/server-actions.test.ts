import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { minimal, type ServersFixture, serveServers } from './servers-fixture.ts'

let cloud: ServersFixture
let id = ''
beforeAll(async () => {
  cloud = await serveServers()
})
afterAll(() => cloud.close())
beforeEach(async () => {
  id = await cloud.active()
})

const status = async (): Promise<string> => (await cloud.show(id)).status

/** Does an action and lets its time pass. */
async function done(action: string, given?: unknown): Promise<void> {
  const answer = await cloud.act(id, action, given)
  expect([202, 204]).toContain(answer.status)
  cloud.pass()
}

describe('actions', () => {
  test.each<[action: string, given: unknown, answer: number, meanwhile: string, then: string]>([
    ['reboot', { type: 'SOFT' }, 202, 'REBOOT', 'ACTIVE'],
    ['reboot', { type: 'HARD' }, 202, 'HARD_REBOOT', 'ACTIVE'],
    ['rebuild', { name: 'anew' }, 202, 'REBUILD', 'ACTIVE'],
    ['resize', { flavorRef: '1102' }, 202, 'RESIZE', 'VERIFY_RESIZE'],
    ['os-stop', null, 202, 'ACTIVE', 'SHUTOFF'],
    ['shelve', null, 202, 'ACTIVE', 'SHELVED_OFFLOADED'],
  ])('%s %j of an active server', async (action, given, answer, meanwhile, then) => {
    const { status: code } = await cloud.act(id, action, given)
    expect([code, await status()]).toEqual([answer, meanwhile])
    const again = await cloud.act(id, 'os-stop')
    expect([again.status, again.body.conflictingRequest.code]).toEqual([409, 409])
    cloud.pass()
    expect(await status()).toBe(then)
    expect((await cloud.show(id))['OS-EXT-STS:task_state']).toBeNull()
  })

  test('start what was stopped and unshelve what was shelved', async () => {
    await done('os-stop')
    expect((await cloud.show(id))['OS-EXT-STS:power_state']).toBe(4)
    await done('os-start')
    expect(await status()).toBe('ACTIVE')
    const { addresses } = await cloud.show(id)
    await done('shelve')
    expect((await cloud.show(id)).hostId).toBe('')
    await done('unshelve')
    expect(await cloud.show(id)).toMatchObject({ status: 'ACTIVE', addresses, hostId: expect.stringMatching(/./) })
  })

  test('resize to a flavor that is kept when confirmed and left when reverted', async () => {
    const flavor = async (): Promise<string> => (await cloud.show(id)).flavor.id
    await done('resize', { flavorRef: '1102' })
    expect(await flavor()).toBe('1102')
    expect((await cloud.act(id, 'confirmResize')).status).toBe(204)
    expect((await cloud.act(id, 'confirmResize')).status).toBe(400)
    cloud.pass()
    expect([await status(), await flavor()]).toEqual(['ACTIVE', '1102'])
    await done('os-stop')
    await done('resize', { flavorRef: 'http://cloud/flavors/1103' })
    expect((await cloud.act(id, 'revertResize')).status).toBe(202)
    expect(await status()).toBe('REVERT_RESIZE')
    cloud.pass()
    expect([await status(), await flavor()]).toEqual(['SHUTOFF', '1102'])
  })

  test('rebuild with what is given, and tell the password once', async () => {
    const given = { name: 'anew', adminPass: 'test-only', accessIPv4: '1.2.3.4', accessIPv6: 'fe80::100' }
    const answer = await cloud.act(id, 'rebuild', { ...given, metadata: { 'meta var': 'meta val' } })
    expect([answer.status, answer.headers.get('location')]).toEqual([202, expect.stringMatching(`/servers/${id}$`)])
    expect(answer.body.server).toMatchObject({ ...given, id, metadata: { 'meta var': 'meta val' }, status: 'REBUILD' })
    cloud.pass()
    const { adminPass, ...kept } = given
    const shown = await cloud.show(id)
    expect([shown, 'adminPass' in shown, adminPass]).toMatchObject([kept, false, 'test-only'])
  })

  test.each<[state: string[], refused: [string, unknown][]]>([
    [
      [],
      [
        ['os-start', null],
        ['unshelve', null],
        ['confirmResize', null],
        ['revertResize', null],
      ],
    ],
    [
      ['os-stop'],
      [
        ['os-stop', null],
        ['reboot', { type: 'SOFT' }],
        ['unshelve', null],
      ],
    ],
    [
      ['shelve'],
      [
        ['shelve', null],
        ['os-stop', null],
        ['rebuild', {}],
        ['os-getConsoleOutput', {}],
      ],
    ],
  ])('after %j are refused where the state forbids', async (before, refused) => {
    for (const action of before) await done(action)
    for (const [action, given] of refused) {
      const answer = await cloud.act(id, action, given)
      expect([action, answer.status, answer.body.conflictingRequest?.code]).toEqual([action, 409, 409])
    }
  })

  test('are refused while a server is built', async () => {
    const made = await cloud.ask('POST', '/servers', { server: minimal(cloud.image) })
    for (const [action, given] of [
      ['reboot', { type: 'HARD' }],
      ['os-getConsoleOutput', {}],
      ['os-getVNCConsole', { type: 'novnc' }],
      ['resize', { flavorRef: '1102' }],
    ] as const)
      expect((await cloud.act(made.body.server.id, action, given)).status).toBe(409)
  })

  test.each<[string, unknown]>([
    ['reboot', {}],
    ['reboot', { type: 'WARM' }],
    ['resize', {}],
    ['resize', { flavorRef: '99' }],
    ['resize', { flavorRef: '1101' }],
    ['rebuild', { name: '' }],
    ['rebuild', { imageRef: 'unknown' }],
    ['rebuild', { accessIPv6: '1.2.3.4' }],
    ['os-getConsoleOutput', { length: 'x' }],
    ['os-getVNCConsole', { type: 'spice' }],
    ['os-getVNCConsole', {}],
    ['constructor', {}],
  ])('%s %j is refused', async (action, given) => {
    expect((await cloud.act(id, action, given)).body.badRequest.code).toBe(400)
    expect(await status()).toBe('ACTIVE')
  })

  test('are one at a time, and of a server that exists', async () => {
    for (const body of [{}, undefined, [], { 'os-stop': null, 'os-start': null }])
      expect((await cloud.ask('POST', `/servers/${id}/action`, body)).status).toBe(400)
    expect((await cloud.act('none', 'os-stop')).status).toBe(404)
  })
})

describe('a console', () => {
  const lines = async (given: object): Promise<string[]> =>
    (await cloud.act(id, 'os-getConsoleOutput', given)).body.output.split('\n')

  test('has its last lines', async () => {
    const all = await lines({})
    expect(all.length).toBeGreaterThan(3)
    expect(await lines({ length: 2 })).toEqual(all.slice(-2))
    expect(await lines({ length: '1' })).toEqual(all.slice(-1))
    expect(await lines({ length: 1000 })).toEqual(all)
    expect(await lines({ length: 0 })).toEqual([''])
  })

  test('is shown at an address', async () => {
    const answer = await cloud.act(id, 'os-getVNCConsole', { type: 'novnc' })
    expect([answer.status, answer.body.console]).toEqual([
      200,
      { type: 'novnc', url: expect.stringMatching(/^http:\/\/.*\/vnc_auto\.html\?token=[0-9a-f-]{36}$/) },
    ])
  })
})
