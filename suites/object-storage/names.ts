import type { Check } from '../../tools/model/check.ts'
import { check } from '../../tools/model/check.ts'
import { linesOf, lookAtContainer, ownContainer, store } from './fixtures.ts'
import { childText } from './markup.ts'
import { jsonArray, xmlRoot } from './read-body.ts'

const upload = 'object-storage.objects.upload'
const list = 'object-storage.objects.list'

/** Names of objects that a URL cannot carry as they are. */
const names: { what: string; title: string; name: string }[] = [
  { what: 'unicode', title: 'letters of any script', name: 'größe 日本語 🙂' },
  { what: 'percent', title: 'per cent signs, also what looks like an encoding', name: '100% of %41' },
  { what: 'reserved', title: 'characters that mean something in a URL', name: 'a?b=c&d#e;f+g:h@i' },
  { what: 'slashes', title: 'slashes, also doubled', name: 'one/two//three' },
  { what: 'markup', title: 'characters that mean something in XML and JSON', name: '<a href="x">&\'</a>' },
  { what: 'spaces', title: 'spaces at the ends and within', name: ' two  spaces ' },
]

const objectNames = names.map(({ what, title, name }) =>
  check(`${upload}.name-with-${what}`, {
    title: `an object's name may have ${title}; it is stored, listed and found under that name`,
    clause: '§2.7.3 URL encoding',
    level: 'required',
    effect: 'create',
    covers: ['#path.object', 'rule:names-encoded'],
    run: async t => {
      const container = await ownContainer(t, {}, 'names')
      await store(t, { container, object: name }, what)
      const found = await t.call('object-storage.objects.download', { path: { container, object: name } })
      t.expect(found.text(), 'found under its name').toBe(what)
      await t.eventually(async () => {
        const entries = jsonArray<{ name: string }>(
          t,
          await t.call(list, { path: { container }, query: { format: 'json' } }),
        )
        t.expect(
          entries.map(entry => entry.name),
          'in JSON',
        ).toEqual([name])
      })
      const root = xmlRoot(t, await t.call(list, { path: { container }, query: { format: 'xml' } }))
      t.expect(
        root.children.map(entry => childText(entry, 'name')),
        'in XML',
      ).toEqual([name])
    },
  }),
)

/** Names of every kind (§2.7.3). */
export const nameChecks: Check[] = [
  ...objectNames,
  check('object-storage.containers.create.name-encoded', {
    title: 'a container\u2019s name may have any letter, URL-encoded in UTF-8',
    clause: '§2.7.3 URL encoding',
    level: 'required',
    effect: 'create',
    covers: ['#path.container', 'rule:names-encoded'],
    run: async t => {
      const container = `${t.name('näme')} 50% 日本`
      const reply = await t.call('object-storage.containers.create', { path: { container } })
      t.expect(reply.status, 'created').toBe(201)
      t.expect((await lookAtContainer(t, container)).status, 'found under its name').toBe(204)
    },
  }),
  check(`${list}.query-encoded`, {
    title: 'values of request parameters are URL-encoded in UTF-8 too',
    clause: ['§2.7.3 URL encoding', '§2.7.5.4 request parameter prefix'],
    level: 'required',
    effect: 'create',
    covers: ['#query.prefix', '#query.marker'],
    run: async t => {
      const container = await ownContainer(t, {}, 'queries')
      const [first, second] = ['ü & 50%/a', 'ü & 50%/b']
      for (const object of [first, second, 'z']) await store(t, { container, object })
      await t.eventually(async () => {
        const query = { prefix: 'ü & 50%/', marker: first }
        t.expect(linesOf(await t.call(list, { path: { container }, query })), 'after the marker').toEqual([second])
      })
    },
  }),
]
