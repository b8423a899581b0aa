import type { Check } from '../../tools/model/check.ts'
import { check } from '../../tools/model/check.ts'
import { oneOf } from '../openstack/one-of.ts'
import { lookAtContainer, ownContainer, store } from './fixtures.ts'

const create = 'object-storage.containers.create'
const remove = 'object-storage.containers.delete'

/** Making a container, making it again, and deleting it (§2.7.5.5, §2.7.5.6). */
export const containerLifecycleChecks: Check[] = [
  check(`${create}.new-201`, {
    title: 'a container that did not exist is created with 201, and is there afterwards',
    clause: '§2.7.5.5 201 for a new container',
    level: 'required',
    effect: 'create',
    covers: ['#status.201', '#path.container', 'rule:new-201'],
    run: async t => {
      const container = t.name('new')
      const reply = await t.call(create, { path: { container } })
      t.expect(reply.status, 'created').toBe(201)
      t.expect((await lookAtContainer(t, container)).status, 'the container is there').toBe(204)
    },
  }),
  check(`${create}.existing-202`, {
    title: 'creating a container that exists updates it with 202 and keeps its objects',
    clause: '§2.7.5.5 202 for an existing container',
    level: 'required',
    effect: 'create',
    covers: ['#status.202', 'rule:existing-202'],
    run: async t => {
      const container = await ownContainer(t)
      await store(t, { container, object: 'kept' })
      const reply = await t.call(create, { path: { container } })
      t.expect(reply.status, 'updated').toBe(202)
      const kept = await t.call('object-storage.objects.show', { path: { container, object: 'kept' } })
      t.expect(kept.status, 'what is in it stays').toBe(oneOf([200, 204], kept.status))
    },
  }),
  check(`${create}.existing-updates-metadata`, {
    title: 'creating a container that exists sets the metadata it names',
    clause: ['§2.7.5.5 202 for an existing container', '§2.7.5.5 request header X-Container-Meta-{name}'],
    level: 'required',
    effect: 'create',
    covers: ['#request-header.x-container-meta-{name}', 'rule:existing-202'],
    run: async t => {
      const container = await ownContainer(t, { 'X-Container-Meta-Book': 'First' })
      await t.call(create, { path: { container }, headers: { 'X-Container-Meta-Book': 'Second' } })
      t.expect((await lookAtContainer(t, container)).header('x-container-meta-book'), 'the later value').toBe('Second')
    },
  }),
  check(`${remove}.empty-204`, {
    title: 'an empty container is deleted with 204 and is then missing',
    clause: '§2.7.5.6 204 on success',
    level: 'required',
    effect: 'create',
    covers: ['#status.204', '#path.container', 'rule:empty-204'],
    run: async t => {
      const container = await ownContainer(t)
      const reply = await t.call(remove, { path: { container } })
      t.expect(reply.status, 'deleted').toBe(204)
      await t.eventually(async () => {
        t.expect((await lookAtContainer(t, container)).status, 'the container is gone').toBe(404)
      })
    },
  }),
  check(`${remove}.not-empty-409`, {
    title: 'a container that holds an object is not deleted: 409, and the object stays',
    clause: ['§2.7.5.6 409', '§2.7.5.6 fails when there are objects'],
    level: 'required',
    effect: 'create',
    covers: ['#error.409', 'rule:not-empty-409'],
    run: async t => {
      const container = await ownContainer(t)
      await store(t, { container, object: 'in-the-way' })
      const reply = await t.call(remove, { path: { container } })
      t.expect(reply.status, 'in conflict with what it holds').toBe(409)
      const kept = await t.call('object-storage.objects.show', { path: { container, object: 'in-the-way' } })
      t.expect(kept.status, 'the object is still there').toBe(oneOf([200, 204], kept.status))
    },
  }),
  check(`${remove}.missing-404`, {
    title: 'deleting a container that does not exist is 404',
    clause: '§2.7.5.6 404',
    level: 'required',
    effect: 'read',
    covers: ['#error.404', 'rule:missing-404'],
    run: async t => {
      const reply = await t.call(remove, { path: { container: t.name('never-made') } })
      t.expect(reply.status, 'there is nothing to delete').toBe(404)
    },
  }),
  check(`${remove}.emptied-204`, {
    title: 'a container can be deleted once its objects are',
    clause: '§2.7.5.6 deletes an empty container',
    level: 'required',
    effect: 'create',
    covers: ['rule:empty-204'],
    run: async t => {
      const container = await ownContainer(t)
      await store(t, { container, object: 'short-lived' })
      t.prepared(await t.call('object-storage.objects.delete', { path: { container, object: 'short-lived' } }), 204)
      await t.eventually(async () => {
        const reply = await t.call(remove, { path: { container } })
        t.expect(reply.status, 'empty again, so it can go').toBe(204)
      })
    },
  }),
]
