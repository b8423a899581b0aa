import type { Check, CheckContext } from '../../tools/model/check.ts'
import { check } from '../../tools/model/check.ts'
import { linesOf, lookAtContainer, ownContainer, store } from './fixtures.ts'

const create = 'object-storage.containers.create'
const update = 'object-storage.containers.update'

interface Versioned {
  container: string
  archive: string
}

/** A container whose old versions go to another one, whose name needs encoding. */
async function versioned(t: CheckContext): Promise<Versioned> {
  const archive = await ownContainer(t, {}, 'old versions ü')
  const container = await ownContainer(t, { 'X-Versions-Location': encodeURIComponent(archive) }, 'versioned')
  return { container, archive }
}

async function archived(t: CheckContext, archive: string): Promise<string[]> {
  return linesOf(await t.call('object-storage.objects.list', { path: { container: archive } }))
}

const ways = [
  { what: 'versions-location-empty-ends', header: 'X-Versions-Location', value: '' },
  { what: 'remove-versions-location-ends', header: 'X-Remove-Versions-Location', value: 'x' },
].map(({ what, header, value }) =>
  check(`${update}.${what}`, {
    title: `${header}: ${value === '' ? 'an empty value' : value} ends versioning`,
    clause: `§2.7.5.7 request header ${header}`,
    level: 'required',
    effect: 'create',
    covers: [`#request-header.${header.toLowerCase()}`],
    run: async t => {
      const { container, archive } = await versioned(t)
      t.prepared(await t.call(update, { path: { container }, headers: { [header]: value } }), 204)
      t.expect((await lookAtContainer(t, container)).header('x-versions-location'), 'not set').toBeUndefined()
      await store(t, { container, object: 'o' }, 'one')
      await store(t, { container, object: 'o' }, 'two')
      t.expect(await archived(t, archive), 'no version is kept any more').toEqual([])
    },
  }),
)

/** Versions of objects (§2.7.5.5, §2.7.5.7, §2.7.5.8). */
export const versioningChecks: Check[] = [
  ...ways,
  check(`${create}.versions-location-keeps-versions`, {
    title: 'X-Versions-Location keeps what an upload replaces in the named container',
    clause: '§2.7.5.5 request header X-Versions-Location',
    level: 'required',
    effect: 'create',
    covers: ['#request-header.x-versions-location', 'rule:versions-location-encoded'],
    run: async t => {
      const { container, archive } = await versioned(t)
      await store(t, { container, object: 'o' }, 'first')
      await store(t, { container, object: 'o' }, 'second')
      await t.eventually(async () => {
        const names = await archived(t, archive)
        t.expect(names.length, 'one old version').toBe(1)
        const old = await t.call('object-storage.objects.download', {
          path: { container: archive, object: names[0] ?? '' },
        })
        t.expect(old.text(), 'the content that was replaced').toBe('first')
      })
      const current = await t.call('object-storage.objects.download', { path: { container, object: 'o' } })
      t.expect(current.text(), 'the current content').toBe('second')
    },
  }),
  check('object-storage.containers.show.versions-location', {
    title: 'the metadata of a versioned container names the container of its versions',
    clause: '§2.7.5.8 response header X-Versions-Location',
    level: 'required',
    effect: 'create',
    covers: ['#response-header.x-versions-location'],
    run: async t => {
      const { container, archive } = await versioned(t)
      const shown = (await lookAtContainer(t, container)).header('x-versions-location') ?? ''
      t.expect(decodeURIComponent(shown), 'the container of the versions').toBe(archive)
    },
  }),
  check(`${update}.versions-location-begins`, {
    title: 'an update can begin versioning',
    clause: '§2.7.5.7 request header X-Versions-Location',
    level: 'required',
    effect: 'create',
    covers: ['#request-header.x-versions-location'],
    run: async t => {
      const archive = await ownContainer(t, {}, 'archive')
      const container = await ownContainer(t)
      t.prepared(await t.call(update, { path: { container }, headers: { 'X-Versions-Location': archive } }), 204)
      await store(t, { container, object: 'o' }, 'first')
      await store(t, { container, object: 'o' }, 'second')
      await t.eventually(async () => {
        t.expect((await archived(t, archive)).length, 'one old version').toBe(1)
      })
    },
  }),
]
