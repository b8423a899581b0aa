import type { Check, CheckContext } from '../../../tools/model/check.ts'
import { check } from '../../../tools/model/check.ts'
import type { TargetReply } from '../../../tools/model/target.ts'
import type { Uses } from '../../../tools/model/uses.ts'
import { expectRefused } from '../faults/refusals.ts'
import { imageName, ownServer, ownSnapshot, switched } from '../fixtures.ts'
import { largerTemplate, serverNetwork, smallestTemplate } from '../found.ts'
import { act, ask, form, ofServer, serverXml, showServer, xml } from '../requests.ts'
import { looksOf } from '../tasks.ts'
import { disksIn } from './server-facts.ts'

/** A server that is on and has a snapshot: what must not be tried with such a one is tried in turn, deletion last. */
export const unreadyFixtures: Readonly<Record<string, Uses>> = {
  'sap unready server': { servers: 1, volumes: 1, gigabytes: 1 },
}

interface Attempt {
  operation: string
  what: string
  title: string
  clause: string
  covers: string[]
  send: (t: CheckContext, id: string) => Promise<TargetReply>
}

const attempts: Attempt[] = [
  {
    operation: 'sap.servers.attach-nic',
    what: 'not-with-snapshots',
    title: 'no NIC is attached to a server that has snapshots',
    clause: '§1.7.5.12 text',
    covers: ['rule:without-snapshots'],
    send: async (t, id) => act(t, 'attach-nic', id, { type: 'nic', network_rid: (await serverNetwork(t)).id }),
  },
  {
    operation: 'sap.servers.detach-nic',
    what: 'not-with-snapshots',
    title: 'no NIC is detached from a server that has snapshots',
    clause: '§1.7.5.13 text',
    covers: ['rule:without-snapshots'],
    send: (t, id) => act(t, 'detach-nic', id, { type: 'nic', index: '0' }),
  },
  {
    operation: 'sap.servers.update',
    what: 'not-smaller-while-on',
    title: 'a server that is on is not made smaller',
    clause: '§1.7.5.9 text',
    covers: ['rule:smaller-when-stopped'],
    send: async (t, id) => {
      const fields = { template: (await smallestTemplate(t)).name, name: t.name('smaller') }
      return ask(t, 'servers.update', { ...ofServer(id), ...xml(serverXml(fields)) })
    },
  },
  {
    operation: 'sap.servers.detach-disk',
    what: 'not-while-on',
    title: 'no disk is detached from a server that is on',
    clause: '§1.7.5.11 text',
    covers: ['rule:stopped-first'],
    send: async (t, id) => {
      const disk = disksIn(await showServer(t, id)).find(({ index }) => index === 1)
      return act(t, 'detach-disk', id, { disk_rid: disk?.id ?? t.unknownId() })
    },
  },
  {
    operation: 'sap.images.create',
    what: 'not-while-on',
    title: 'no clone image is made of a server that is on',
    clause: '§1.7.5.14 text',
    covers: ['rule:stopped-first'],
    send: (t, id) => ask(t, 'images.create', form({ Name: imageName(t), type: 'cloning', l_server_rid: id })),
  },
  {
    operation: 'sap.servers.delete',
    what: 'not-while-on',
    title: 'a server that is on is not deleted',
    clause: '§1.7.5.8 text',
    covers: ['rule:stopped-first'],
    send: (t, id) => ask(t, 'servers.delete', ofServer(id)),
  },
]

/** What each attempt was answered, when its tasks were over; all of them in turn, on one server. */
function tried(t: CheckContext): Promise<TargetReply[]> {
  return t.shared('sap unready server', async owner => {
    const { id } = await ownServer(owner, 'unready', { template: (await largerTemplate(owner)).name })
    await switched(owner, 'start', id)
    await ownSnapshot(owner, id)
    const replies: TargetReply[] = []
    for (const { send } of attempts) {
      const reply = await send(owner, id)
      await looksOf(owner, reply)
      replies.push(reply)
    }
    return replies
  })
}

/** Where the manual says what must be done before, what is tried without it is refused, or fails. */
export const unreadyChecks: Check[] = attempts.map(({ operation, what, title, clause, covers }, index) =>
  check(`${operation}.${what}`, {
    title,
    clause,
    level: 'advisory',
    effect: 'create',
    covers,
    run: async t => {
      const reply = (await tried(t))[index] ?? t.notRun('it was not tried')
      await expectRefused(t, operation, reply)
    },
  }),
)
