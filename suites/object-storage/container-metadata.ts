import type { Check } from '../../tools/model/check.ts'
import { check } from '../../tools/model/check.ts'
import { lookAtContainer, ownContainer, scratchContainer, store } from './fixtures.ts'

const update = 'object-storage.containers.update'
const show = 'object-storage.containers.show'

interface UpdateCase {
  what: string
  title: string
  clause: string
  covers: string[]
  before: Record<string, string>
  change: Record<string, string>
  /** Headers of the container afterwards; null where there must be none. */
  after: Record<string, string | null>
}

/** Rows: what a container has, one POST, and what it has then. */
const updates: UpdateCase[] = [
  {
    what: 'creates-item',
    title: 'a metadata item that did not exist is created',
    clause: '§2.7.5.7 create an item',
    covers: ['#request-header.x-container-meta-{name}', '#status.204', 'rule:creates-item', 'rule:visible-afterwards'],
    before: {},
    change: { 'X-Container-Meta-Author': 'MarkTwain' },
    after: { 'X-Container-Meta-Author': 'MarkTwain' },
  },
  {
    what: 'overwrites-item',
    title: 'an item of the same name is overwritten',
    clause: '§2.7.5.7 overwrite an item',
    covers: ['rule:overwrites-item'],
    before: { 'X-Container-Meta-Author': 'MarkTwain' },
    change: { 'X-Container-Meta-Author': 'SamuelClemens' },
    after: { 'X-Container-Meta-Author': 'SamuelClemens' },
  },
  {
    what: 'keeps-other-items',
    title: 'items that an update does not name stay as they are',
    clause: '§2.7.5.7 items not specified',
    covers: ['rule:keeps-other-items'],
    before: { 'X-Container-Meta-Author': 'MarkTwain' },
    change: { 'X-Container-Meta-Century': 'Nineteenth' },
    after: { 'X-Container-Meta-Author': 'MarkTwain', 'X-Container-Meta-Century': 'Nineteenth' },
  },
  {
    what: 'empty-value-deletes',
    title: 'an empty value deletes the item',
    clause: '§2.7.5.7 delete by an empty value',
    covers: ['rule:empty-value-deletes'],
    before: { 'X-Container-Meta-Century': 'Nineteenth', 'X-Container-Meta-Author': 'MarkTwain' },
    change: { 'X-Container-Meta-Century': '' },
    after: { 'X-Container-Meta-Century': null, 'X-Container-Meta-Author': 'MarkTwain' },
  },
  {
    what: 'remove-header-deletes',
    title: 'X-Remove-Container-Meta-{name} deletes the item, whatever value it has',
    clause: '§2.7.5.7 delete by X-Remove-Container-Meta',
    covers: ['#request-header.x-remove-container-meta-{name}', 'rule:remove-header-deletes'],
    before: { 'X-Container-Meta-Century': 'Nineteenth' },
    change: { 'X-Remove-Container-Meta-Century': 'any value at all' },
    after: { 'X-Container-Meta-Century': null },
  },
  {
    what: 'read-acl-set',
    title: 'X-Container-Read sets the read ACL',
    clause: '§2.7.5.7 request header X-Container-Read',
    covers: ['#request-header.x-container-read', `${show}#response-header.x-container-read`],
    before: {},
    change: { 'X-Container-Read': '.r:*' },
    after: { 'X-Container-Read': '.r:*' },
  },
  {
    what: 'remove-header-deletes-acl',
    title: 'X-Remove-Container-Read deletes the read ACL',
    clause: '§2.7.5.7 request header X-Remove-Container-{name}',
    covers: ['#request-header.x-remove-container-{name}', 'rule:remove-header-deletes-acl'],
    before: { 'X-Container-Read': '.r:*' },
    change: { 'X-Remove-Container-Read': 'x' },
    after: { 'X-Container-Read': null },
  },
  {
    what: 'write-acl-set',
    title: 'X-Container-Write sets the write ACL',
    clause: '§2.7.5.7 request header X-Container-Write',
    covers: ['#request-header.x-container-write', `${show}#response-header.x-container-write`],
    before: {},
    change: { 'X-Container-Write': 'k5c-nobody:k5c-nobody' },
    after: { 'X-Container-Write': 'k5c-nobody:k5c-nobody' },
  },
  {
    what: 'web-index-set',
    title: 'the name of the index page is set',
    clause: '§2.7.5.7 request header X-Container-Meta-Web-Index',
    covers: ['#request-header.x-container-meta-web-index', `${show}#response-header.x-container-meta-web-index`],
    before: {},
    change: { 'X-Container-Meta-Web-Index': 'index.html' },
    after: { 'X-Container-Meta-Web-Index': 'index.html' },
  },
  {
    what: 'web-error-set',
    title: 'the name of the error pages is set',
    clause: '§2.7.5.7 request header X-Container-Meta-Web-Error',
    covers: ['#request-header.x-container-meta-web-error', `${show}#response-header.x-container-meta-web-error`],
    before: {},
    change: { 'X-Container-Meta-Web-Error': 'error.html' },
    after: { 'X-Container-Meta-Web-Error': 'error.html' },
  },
  {
    what: 'web-listing-css-set',
    title: 'the name of the style sheet of listings is set',
    clause: '§2.7.5.7 request header X-Container-Meta-Web-Listing-CSS',
    covers: [
      '#request-header.x-container-meta-web-listing-css',
      `${show}#response-header.x-container-meta-web-listing-css`,
    ],
    before: {},
    change: { 'X-Container-Meta-Web-Listing-CSS': 'lists.css' },
    after: { 'X-Container-Meta-Web-Listing-CSS': 'lists.css' },
  },
]

const updateChecks = updates.map(({ what, title, clause, covers, before, change, after }) =>
  check(`${update}.${what}`, {
    title,
    clause,
    level: 'required',
    effect: 'create',
    covers: [...covers, '#path.container', 'rule:success-204'],
    run: async t => {
      const container = await ownContainer(t, before)
      const reply = await t.call(update, { path: { container }, headers: change })
      t.expect(reply.status, 'a successful update is 204').toBe(204)
      const found = await lookAtContainer(t, container)
      for (const [name, value] of Object.entries(after))
        t.expect(found.header(name) ?? null, `${name} after the update`).toBe(value)
    },
  }),
)

/** Metadata of containers: merged by POST, shown by HEAD (§2.7.5.7, §2.7.5.8). */
export const containerMetadataChecks: Check[] = [
  ...updateChecks,
  check(`${update}.web-listing-set`, {
    title: 'the display of listings is switched on, and shown as True',
    clause: [
      '§2.7.5.7 request header X-Container-Meta-Web-Listing',
      '§2.7.5.8 response header X-Container-Meta-Web-Listing',
    ],
    level: 'required',
    effect: 'create',
    covers: ['#request-header.x-container-meta-web-listing', `${show}#response-header.x-container-meta-web-listing`],
    run: async t => {
      const container = await ownContainer(t)
      t.prepared(
        await t.call(update, { path: { container }, headers: { 'X-Container-Meta-Web-Listing': 'TRUE' } }),
        204,
      )
      const shown = (await lookAtContainer(t, container)).header('x-container-meta-web-listing')
      t.expect(shown?.toLowerCase(), 'switched on').toBe('true')
    },
  }),
  check(`${update}.missing-404`, {
    title: 'updating a container that does not exist is 404',
    clause: '§2.7.4 404',
    level: 'required',
    effect: 'read',
    covers: ['#error.404'],
    run: async t => {
      const reply = await t.call(update, {
        path: { container: t.name('never-made') },
        headers: { 'X-Container-Meta-Author': 'Nobody' },
      })
      t.expect(reply.status, 'there is nothing to update').toBe(404)
    },
  }),
  check(`${show}.missing-404`, {
    title: 'retrieving the metadata of a container that does not exist is 404',
    clause: '§2.7.4 404',
    level: 'required',
    effect: 'read',
    covers: ['#error.404'],
    run: async t => {
      const reply = await lookAtContainer(t, t.name('never-made'))
      t.expect(reply.status, 'there is no such container').toBe(404)
    },
  }),
  check(`${show}.counts-are-true`, {
    title: 'the container tells how many objects it holds and their size in bytes',
    clause: ['§2.7.5.8 response header X-Container-Object-Count', '§2.7.5.8 response header X-Container-Bytes-Used'],
    level: 'required',
    effect: 'create',
    covers: [
      '#path.container',
      '#response-header.x-container-object-count',
      '#response-header.x-container-bytes-used',
      'rule:success-204',
    ],
    run: async t => {
      const container = await ownContainer(t)
      await store(t, { container, object: 'three' }, 'abc')
      await store(t, { container, object: 'four' }, 'defg')
      await t.eventually(async () => {
        const found = await lookAtContainer(t, container)
        const counts = [found.header('x-container-object-count'), found.header('x-container-bytes-used')]
        t.expect(counts, 'two objects of seven bytes together').toEqual(['2', '7'])
      })
    },
  }),
  check(`${show}.newest-accepted`, {
    title: 'X-Newest: True is accepted',
    clause: '§2.7.5.8 request header X-Newest',
    level: 'required',
    effect: 'create',
    covers: ['#request-header.x-newest'],
    run: async t => {
      const container = await scratchContainer(t)
      const reply = await t.call(show, { path: { container }, headers: { 'X-Newest': 'True' } })
      t.expect(reply.status, 'the newest replica answers').toBe(204)
    },
  }),
  check(`${show}.unset-not-returned`, {
    title: 'ACLs, versioning and static web settings that were never set are not returned',
    clause: ['§2.7.5.8 response header X-Container-Read', '§2.7.5.8 response header X-Versions-Location'],
    level: 'required',
    effect: 'create',
    covers: ['rule:unset-not-returned'],
    run: async t => {
      const found = await lookAtContainer(t, await ownContainer(t))
      t.expect(found.status, 'the container is there').toBe(204)
      for (const name of ['X-Container-Read', 'X-Container-Write', 'X-Versions-Location'])
        t.expect(found.header(name), `${name} was never set`).toBeUndefined()
    },
  }),
]
