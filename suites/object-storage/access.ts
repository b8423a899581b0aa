import type { Check, CheckContext } from '../../tools/model/check.ts'
import { check } from '../../tools/model/check.ts'
import { oneOf } from '../openstack/one-of.ts'
import { linesOf, lookAtContainer, ownContainer, type Place, store } from './fixtures.ts'

const create = 'object-storage.containers.create'
const update = 'object-storage.containers.update'
const list = 'object-storage.objects.list'
const download = 'object-storage.objects.download'
const upload = 'object-storage.objects.upload'

async function shelf(t: CheckContext, headers: Record<string, string> = {}): Promise<Place> {
  const place = { container: await ownContainer(t, headers, 'access'), object: 'book' }
  await store(t, place, 'to be read')
  return place
}

/** The other project as ACLs name it: what follows `AUTH_` in its endpoint (§2.7.1), any user of it. */
function otherProject(t: CheckContext): string {
  const account = t.urlOf('object-storage.accounts.show', { account: 'alternate' }).pathname.split('/').at(-1) ?? ''
  const project = account.replace(/^AUTH_/, '')
  return `${project}:*,${project}`
}

/** Access by ACLs, and none without (§2.7.5.5, §2.7.5.7, §2.7.5.12). How an ACL is written is Swift's custom. */
export const accessChecks: Check[] = [
  check(`${create}.read-acl-opens-objects`, {
    title: 'a read ACL for everyone lets anybody read the objects without a token',
    clause: '§2.7.5.5 request header X-Container-Read',
    level: 'advisory',
    effect: 'create',
    kind: 'security',
    covers: ['#request-header.x-container-read'],
    run: async t => {
      const path = await shelf(t, { 'X-Container-Read': '.r:*' })
      const reply = await t.call(download, { path, identity: 'none' })
      t.expect([reply.status, reply.text()], 'the object').toEqual([200, 'to be read'])
    },
  }),
  check(`${create}.read-acl-does-not-open-the-list`, {
    title: 'a read ACL without .rlistings does not show the list of objects to everyone',
    clause: '§2.7.5.5 request header X-Container-Read',
    level: 'advisory',
    effect: 'create',
    kind: 'security',
    covers: ['#request-header.x-container-read'],
    run: async t => {
      const { container } = await shelf(t, { 'X-Container-Read': '.r:*' })
      const reply = await t.call(list, { path: { container }, identity: 'none' })
      t.expect(reply.status, 'the list is not public').toBe(oneOf([401, 403], reply.status))
    },
  }),
  check(`${create}.read-acl-opens-the-list`, {
    title: 'a read ACL with .rlistings shows the list of objects to everyone',
    clause: '§2.7.5.5 request header X-Container-Read',
    level: 'advisory',
    effect: 'create',
    kind: 'security',
    covers: ['#request-header.x-container-read'],
    run: async t => {
      const { container } = await shelf(t, { 'X-Container-Read': '.r:*,.rlistings' })
      const reply = await t.call(list, { path: { container }, identity: 'none' })
      t.expect(linesOf(reply), 'the list').toEqual(['book'])
    },
  }),
  check(`${create}.read-acl-does-not-open-writing`, {
    title: 'a read ACL for everyone lets nobody write',
    clause: ['§2.7.5.5 request header X-Container-Read', '§2.7.4 401'],
    level: 'required',
    effect: 'create',
    kind: 'security',
    covers: ['#request-header.x-container-read'],
    run: async t => {
      const path = await shelf(t, { 'X-Container-Read': '.r:*' })
      const reply = await t.call(upload, { path, body: 'vandalised', identity: 'none' })
      t.expect(reply.status, 'no token, and no ACL for writing').toBe(401)
      t.expect((await t.call(download, { path })).text(), 'unchanged').toBe('to be read')
    },
  }),
  check(`${update}.removed-read-acl-closes`, {
    title: 'when the read ACL is removed, nobody reads without a token any more',
    clause: '§2.7.5.7 request header X-Remove-Container-{name}',
    level: 'required',
    effect: 'create',
    kind: 'security',
    covers: ['#request-header.x-remove-container-{name}', 'rule:remove-header-deletes-acl'],
    run: async t => {
      const path = await shelf(t, { 'X-Container-Read': '.r:*' })
      const headers = { 'X-Remove-Container-Read': 'x' }
      t.prepared(await t.call(update, { path: { container: path.container }, headers }), 204)
      await t.eventually(async () => {
        const reply = await t.call(download, { path, identity: 'none' })
        t.expect(reply.status, 'no ACL and no token').toBe(401)
      })
    },
  }),
  check(`${create}.read-acl-lets-other-project-read`, {
    title: 'a read ACL for another project lets that one read, and not write',
    clause: '§2.7.5.5 request header X-Container-Read',
    level: 'advisory',
    effect: 'create',
    kind: 'security',
    covers: ['#request-header.x-container-read'],
    needs: ['alternate'],
    run: async t => {
      const path = await shelf(t, { 'X-Container-Read': otherProject(t) })
      const read = await t.call(download, { path, identity: 'alternate' })
      t.expect(read.text(), 'reading is allowed').toBe('to be read')
      const written = await t.call(upload, { path, body: 'vandalised', identity: 'alternate' })
      t.expect(written.status, 'writing is not').toBe(403)
    },
  }),
  check(`${create}.write-acl-lets-other-project-write`, {
    title: 'a write ACL for another project lets that one write, and not read',
    clause: '§2.7.5.5 request header X-Container-Write',
    level: 'advisory',
    effect: 'create',
    kind: 'security',
    covers: ['#request-header.x-container-write'],
    needs: ['alternate'],
    run: async t => {
      const path = await shelf(t, { 'X-Container-Write': otherProject(t) })
      const written = await t.call(upload, { path, body: 'a gift', identity: 'alternate' })
      t.expect(written.status, 'writing is allowed').toBe(201)
      const read = await t.call(download, { path, identity: 'alternate' })
      t.expect(read.status, 'reading is not').toBe(403)
    },
  }),
  check(`${upload}.refused-write-leaves-nothing`, {
    title: 'an upload with another project\u2019s token is refused and leaves nothing',
    clause: '§2.7.4 403',
    level: 'required',
    effect: 'create',
    kind: 'security',
    covers: ['#error.403'],
    needs: ['alternate'],
    run: async t => {
      const path = { container: await ownContainer(t), object: 'intruder' }
      const reply = await t.call(upload, { path, body: 'x', identity: 'alternate' })
      t.expect(reply.status, 'forbidden').toBe(403)
      t.expect((await t.call(download, { path })).status, 'nothing was stored').toBe(404)
    },
  }),
  check('object-storage.containers.delete.refused-delete-leaves-it', {
    title: 'a deletion with another project\u2019s token is refused and deletes nothing',
    clause: '§2.7.4 403',
    level: 'required',
    effect: 'create',
    kind: 'security',
    covers: ['#error.403'],
    needs: ['alternate'],
    run: async t => {
      const container = await ownContainer(t)
      const reply = await t.call('object-storage.containers.delete', { path: { container }, identity: 'alternate' })
      t.expect(reply.status, 'forbidden').toBe(403)
      t.expect((await lookAtContainer(t, container)).status, 'the container stays').toBe(204)
    },
  }),
  check('object-storage.containers.list.same-name-in-two-projects', {
    title: 'two projects may have containers of the same name, each with its own objects',
    clause: '§2.7.5.1 request parameter {account}',
    level: 'required',
    effect: 'create',
    kind: 'security',
    covers: ['#path.account'],
    needs: ['alternate'],
    run: async t => {
      const { container, object } = await shelf(t)
      const theirs = { identity: 'alternate', account: 'alternate' } as const
      t.prepared(await t.call(create, { path: { container }, ...theirs }), 201, 202)
      t.prepared(await t.call(upload, { path: { container, object }, body: 'theirs', ...theirs }), 201)
      t.expect((await t.call(download, { path: { container, object } })).text(), 'ours').toBe('to be read')
      const reply = await t.call(download, { path: { container, object }, ...theirs })
      t.expect(reply.text(), 'theirs').toBe('theirs')
    },
  }),
]
