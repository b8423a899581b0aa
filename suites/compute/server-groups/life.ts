import type { Check, CheckContext } from '../../../tools/model/check.ts'
import { check } from '../../../tools/model/check.ts'
import type { TargetReply } from '../../../tools/model/target.ts'
import { jsonOf, member, rowsOf, textAt } from '../../openstack/json.ts'
import { oneOf } from '../../openstack/one-of.ts'
import { untilGone } from '../../openstack/wait.ts'
import { deleteServer, neighbour, showServer } from '../requests.ts'
import { bootInto, emptyGroup, groupedServer, guardedGroup, type OwnGroup, ownGroup } from './fixtures.ts'
import { deleteGroup, listGroups, showGroup } from './requests.ts'

const listing = 'compute.server-groups.list'
const show = 'compute.server-groups.show'
const remove = 'compute.server-groups.delete'

interface Deleted extends OwnGroup {
  reply: TargetReply
  after: TargetReply
}

/** A group that was deleted. */
export function deletedGroup(t: CheckContext): Promise<Deleted> {
  return t.shared('deleted server group', async owner => {
    const group = await ownGroup(owner, {}, 'doomed')
    const reply = await deleteGroup(owner, group.id)
    return { ...group, reply, after: await showGroup(owner, group.id) }
  })
}

const idsIn = (reply: TargetReply): string[] => rowsOf(reply, 'server_groups').map(row => textAt(row, 'id'))

/** What is told of groups, what becomes of them, and who sees them (§1.2.6.52, .54, .55). */
export const lifeChecks: Check[] = [
  check(`${show}.as-created`, {
    title: 'a group is shown with the id, name and policies that its creation was answered with',
    clause: ['§1.2.6.54 description', '§1.2.6.53 example response'],
    level: 'required',
    effect: 'create',
    covers: ['#path.servergroup_id'],
    run: async t => {
      const { id, name, created } = await emptyGroup(t)
      const shown = jsonOf(t.prepared(await showGroup(t, id), 200))
      t.expect(textAt(shown, 'server_group', 'name'), 'its name').toBe(name)
      for (const key of ['id', 'name', 'policies'])
        t.expect(member(shown, 'server_group', key), `${key}, as the creation was answered`).toEqual(
          member(jsonOf(created), 'server_group', key),
        )
    },
  }),
  check(`${show}.tells-its-zone`, {
    title: 'a group is shown with its availability zone, beside it or in it',
    clause: '§1.2.6.54 example response',
    level: 'advisory',
    effect: 'create',
    errata: ['compute.server-groups.show.zone-beside-group'],
    run: async t => {
      const shown = jsonOf(t.prepared(await showGroup(t, (await emptyGroup(t)).id), 200))
      const zone = textAt(shown, 'availability_zone') || textAt(shown, 'server_group', 'availability_zone')
      t.expect(zone, 'availability_zone').not.toBe('')
    },
  }),
  check(`${listing}.agrees-with-show`, {
    title: 'a group has the same id, name, policies, members and metadata in the list as by itself, and is listed once',
    clause: ['§1.2.6.52 example response', '§1.2.6.54 example response'],
    level: 'required',
    effect: 'create',
    run: async t => {
      const { id } = await emptyGroup(t)
      const shown = member(jsonOf(t.prepared(await showGroup(t, id), 200)), 'server_group')
      const reply = t.prepared(await listGroups(t), 200)
      const own = rowsOf(reply, 'server_groups').filter(row => row.id === id)
      t.expect(own.length, 'rows of the group').toBe(1)
      for (const key of ['id', 'name', 'policies', 'members', 'metadata'])
        t.expect(own[0]?.[key], `${key}, as it is shown`).toEqual(member(shown, key))
      t.expect(idsIn(reply), 'no group twice').toEqual([...new Set(idsIn(reply))])
    },
  }),
  check(`${show}.members`, {
    title: 'a server that was made in a group is a member of it',
    clause: ['§1.2.6.54 example response', '§1.2.6.20 body parameter group'],
    level: 'required',
    effect: 'create',
    run: async t => {
      const { id, group } = await groupedServer(t)
      const reply = t.prepared(await showGroup(t, group.id), 200)
      t.expect(member(jsonOf(reply), 'server_group', 'members'), 'members').toContain(id)
    },
  }),
  check(`${listing}.members`, {
    title: 'a server that was made in a group is a member of it in the list too',
    clause: ['§1.2.6.52 example response', '§1.2.6.20 body parameter group'],
    level: 'required',
    effect: 'create',
    run: async t => {
      const { id, group } = await groupedServer(t)
      const reply = t.prepared(await listGroups(t), 200)
      const own = rowsOf(reply, 'server_groups').find(row => row.id === group.id)
      t.expect(own?.members, 'members').toContain(id)
    },
  }),
  check('compute.server-groups.create.keeps-apart', {
    title: 'a second server of an anti-affinity group is on another host, or in ERROR where there is none',
    clause: ['§1.2.6.53 URI parameter policies', '§1.2.6.3 example response'],
    level: 'required',
    effect: 'create',
    covers: ['#body.policies', 'rule:anti-affinity-keeps-apart'],
    errata: ['compute.server-groups.create.rows-of-body', 'compute.server-groups.policies-are-a-list'],
    uses: { servers: 1 },
    run: async t => {
      const first = await groupedServer(t)
      const second = await bootInto(t, first.group.id)
      t.prepared(await deleteServer(t, second.id), 204)
      t.focus(second.shown)
      const host = textAt(jsonOf(first.shown), 'server', 'hostId')
      const status = textAt(jsonOf(second.shown), 'server', 'status')
      t.expect(status, 'its status').toBe(oneOf(['ACTIVE', 'ERROR'], status))
      if (status === 'ACTIVE') {
        if (host === '') t.unsupported('the target does not tell the host of a server')
        t.expect(textAt(jsonOf(second.shown), 'server', 'hostId'), 'not the host of the first').not.toBe(host)
      }
      await untilGone(t, () => showServer(t, second.id))
    },
  }),
  check(`${remove}.no-body`, {
    title: 'a deletion answers no body',
    clause: '§1.2.6.55 text',
    level: 'required',
    effect: 'create',
    covers: ['rule:no-body'],
    run: async t => {
      const { reply } = await deletedGroup(t)
      t.focus(t.prepared(reply, 204))
      t.expect(reply.body.length, 'bytes of the body').toBe(0)
    },
  }),
  check(`${remove}.gone`, {
    title: 'a deleted group is not found any more, nor listed',
    clause: ['§1.2.6.55 description', '§1.2.4 404'],
    level: 'required',
    effect: 'create',
    covers: [`${show}#error.404`],
    run: async t => {
      const { id, reply, after } = await deletedGroup(t)
      t.prepared(reply, 204)
      t.expect(idsIn(t.prepared(await listGroups(t), 200)), 'ids in the list').not.toContain(id)
      t.focus(after)
      t.expect(after.status, 'looking at it').toBe(404)
    },
  }),
  check(`${remove}.twice-404`, {
    title: 'a group that is gone cannot be deleted again',
    clause: '§1.2.4 404',
    level: 'required',
    effect: 'create',
    covers: ['#error.404', '#path.servergroup_id'],
    run: async t => {
      const { id, after } = await deletedGroup(t)
      t.prepared(after, 404)
      t.expect((await deleteGroup(t, id)).status, 'deleting it again').toBe(404)
    },
  }),
  ...(
    [
      [show, 'looks at', showGroup],
      [remove, 'deletes', deleteGroup],
    ] as const
  ).map(([operation, doing, send]) =>
    check(`${operation}.neighbour-finds-nothing`, {
      title: `who ${doing} a group of another project by its id finds nothing, and changes nothing`,
      clause: '§1.2.4 404',
      level: 'required',
      effect: 'create',
      kind: 'security',
      covers: ['#error.404'],
      needs: ['alternate'],
      run: async t => {
        const { id, name } = await guardedGroup(t)
        const reply = await send(t, id, neighbour)
        t.expect(reply.status, 'refused').toBe(oneOf([404, 403], reply.status))
        t.expect(reply.text(), 'the name is not given away').not.toContain(name)
        t.expect((await showGroup(t, id)).status, 'it is still there').toBe(200)
      },
    }),
  ),
  check(`${listing}.not-of-others`, {
    title: "another project's list does not have this project's groups",
    clause: '§1.2.6.52 description',
    level: 'required',
    effect: 'create',
    kind: 'security',
    needs: ['alternate'],
    run: async t => {
      const { id, name } = await guardedGroup(t)
      const reply = t.prepared(await listGroups(t, neighbour), 200)
      t.expect(idsIn(reply), 'ids in the list').not.toContain(id)
      t.expect(reply.text(), 'its name is nowhere').not.toContain(name)
    },
  }),
]
