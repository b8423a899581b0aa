import { describe, expect, test } from 'vitest'
import type { CallOptions } from '../../tools/model/check.ts'
import type { TargetReply } from '../../tools/model/target.ts'
import { networkXml } from './network-life.ts'
import { actingFor } from './project-life.ts'
import { form, ofServer, serverXml, xml } from './requests.ts'
import { resources } from './resources.ts'

const { creates, identifies, takes, cleanup, find } = resources

const reply = (status: number, body = '<x/>'): TargetReply =>
  ({ status, reason: 'a reason', header: () => undefined, text: () => body }) as unknown as TargetReply

const disks = [
  { index: 1, size: '1.5' },
  { index: 2, size: '2' },
]

describe('what calls make', () => {
  const enable = form({ project_id: 'p1' })
  test.each<[string, string, CallOptions, string[]]>([
    ['a server', 'servers.create', xml(serverXml({ name: 'a&b' })), ['server /server?name=a%26b']],
    ['a new name', 'servers.update', xml(serverXml({ name: 'b' })), ['server /server?name=b']],
    ['no body that is none', 'servers.create', xml('<Resources>'), []],
    ['an image', 'images.create', form({ Name: 'i_1' }), ['image /image?name=i_1']],
    ['no snapshot', 'snapshots.create', form({ type: 'snapshot' }), []],
    ['a network', 'networks.create', xml(networkXml('s1')), ['network /network?subnet=s1']],
    ['a disk', 'servers.attach-disk', ofServer('1f'), ['disk /disk?server=1f']],
    ['no project by its own users', 'projects.enable', enable, []],
    [
      'a project by the system administrator',
      'projects.enable',
      { ...enable, ...actingFor('p1', 'd1') },
      ['project /project?id=p1&domain=d1'],
    ],
  ])('%s', (_what, operation, options, want) => {
    expect(creates(`sap.${operation}`, options).map(({ kind, path }) => `${kind} ${path}`)).toEqual(want)
  })

  test('servers and disks count, in whole gigabytes', () => {
    const created = takes('sap.servers.create', xml(serverXml({ name: 'a', disks })))
    expect(created).toEqual({ servers: 1, volumes: 2, gigabytes: 4 })
    expect(takes('sap.servers.attach-disk', form({ disk_size: '1.5' }))).toEqual({ volumes: 1, gigabytes: 2 })
    expect(takes('sap.images.create', form({ Name: 'i' }))).toEqual({})
  })
})

describe('what the target names', () => {
  const call = (options: CallOptions, own: string[] = []) => ({ options, isOwn: (id: string) => own.includes(id) })
  const task = reply(202, '<task><id>t</id><resource id="1f"/></task>')
  const listed = reply(200, '<LServers><LServer name="k5c-r-a" id="1f"/><LServer name="b" id="2f"/></LServers>')
  const shown = reply(
    200,
    '<Resources><LServer id="1f"><Snapshots><Snapshot id="5a"/></Snapshots></LServer></Resources>',
  )

  test.each<[string, string, TargetReply, ReturnType<typeof call>, string[]]>([
    ['a server by its task', 'servers.create', task, call({}), ['1f']],
    ['nothing where the task tells none', 'servers.create', reply(202, '<task/>'), call({}), []],
    ['no image, which has a name only', 'images.create', reply(202), call(form({ Name: 'i_1' })), []],
    ['a server that is listed by a name of the run', 'servers.list', listed, call({}, ['k5c-r-a']), ['1f']],
    ['snapshots of the run’s own server', 'servers.show', shown, call(ofServer('1f'), ['1f']), ['5a']],
    ['no snapshots of another one', 'servers.show', shown, call(ofServer('1f')), []],
  ])('%s', (_what, operation, answer, sent, want) => {
    expect(identifies(`sap.${operation}`, answer, sent)).toEqual(want)
  })
})

/** A service with one server, of which every request is noted. */
function serviceWith(name: string) {
  const state = { power: 'on', there: true }
  const sent: string[] = []
  const send = async (operation: string): Promise<TargetReply> => {
    sent.push(operation.replace('sap.', ''))
    const row = state.there
      ? `<LServer name="${name}" id="1f"><Status><PowerStatus>${state.power}</PowerStatus></Status></LServer>`
      : ''
    switch (operation) {
      case 'sap.servers.list':
        return reply(200, `<LServers>${row}<LServer name="another" id="2f"/></LServers>`)
      case 'sap.servers.show':
        return state.there ? reply(200, `<Resources>${row}</Resources>`) : reply(404)
      case 'sap.servers.stop':
        state.power = 'off'
        return reply(202)
      case 'sap.servers.delete':
        state.there = false
        return reply(202)
      default:
        return reply(200, '<ServerImages><ServerImage name="k5c_r_i"/><ServerImage name="other"/></ServerImages>')
    }
  }
  return { sent, send }
}

const left = { service: 'sap', kind: 'server', path: '/server?name=k5c-r-a' }

describe('cleaning up', () => {
  test('a server that is on is stopped, deleted and awaited', async () => {
    const { sent, send } = serviceWith('k5c-r-a')
    await cleanup(left, send)
    expect(sent).toEqual([
      'servers.list',
      'servers.show',
      'servers.stop',
      'servers.show',
      'servers.delete',
      'servers.show',
    ])
  })

  test('a server of another name is let be', async () => {
    const { sent, send } = serviceWith('k5c-r-ab')
    await cleanup(left, send)
    expect(sent).toEqual(['servers.list'])
  })

  test('tells what stands in its way', async () => {
    const { send } = serviceWith('k5c-r-a')
    const refusing = async (operation: string) => (operation === 'sap.servers.stop' ? reply(403) : send(operation))
    await expect(cleanup(left, refusing)).rejects.toThrow('stop was answered 403')
  })

  test('finds servers by a prefix, and images by how it is written there', async () => {
    const { send } = serviceWith('k5c-r-a')
    expect((await find('k5c-r-', send)).map(({ path }) => path)).toEqual([
      '/image?name=k5c_r_i',
      '/server?name=k5c-r-a',
    ])
  })
})
