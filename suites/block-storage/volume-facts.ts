import type { Check } from '../../tools/model/check.ts'
import { check } from '../../tools/model/check.ts'
import type { TargetReply } from '../../tools/model/target.ts'
import { jsonOf, member } from '../openstack/json.ts'
import { describedMetadata, describedVolume, smallest } from './fixtures.ts'
import { showVolume } from './requests.ts'

const show = 'block-storage.volumes.show'

const volume = (reply: TargetReply, name: string): unknown => member(jsonOf(reply), 'volume', name)

/** What is told of a volume that nobody changes (§2.1.6.5). */
export const volumeFactChecks: Check[] = [
  check(`${show}.as-created`, {
    title: 'a volume is shown with the name, size and description that it was created with',
    clause: ['§2.1.6.5 response parameter name', '§2.1.6.5 response parameter size'],
    level: 'required',
    effect: 'create',
    covers: ['#element.volume.name', '#element.volume.size', '#element.volume.description', '#element.volume.id'],
    errata: ['block-storage.size-in-gib-or-gb', 'block-storage.volumes.one-volume-two-names'],
    run: async t => {
      const { id, name } = await describedVolume(t)
      const reply = t.prepared(await showVolume(t, id), 200)
      t.expect(['id', 'name', 'size', 'description'].map(member => volume(reply, member))).toEqual([
        id,
        name,
        smallest,
        'A described volume.',
      ])
    },
  }),
  check(`${show}.metadata-exact`, {
    title: 'metadata comes back as it was sent: case, blanks, punctuation and other scripts',
    clause: ['§2.1.6.5 response parameter metadata', '§2.1.6.17 body parameter metadata'],
    level: 'required',
    effect: 'create',
    covers: ['#element.volume.metadata', 'block-storage.volumes.create#element.metadata'],
    errata: ['block-storage.volumes.metadata-is-a-map'],
    run: async t => {
      const { id, reply: answered } = await describedVolume(t)
      t.expect(volume(answered, 'metadata'), 'in the answer to the creation').toEqual(describedMetadata)
      const reply = t.prepared(await showVolume(t, id), 200)
      t.expect(volume(reply, 'metadata'), 'afterwards').toEqual(describedMetadata)
    },
  }),
  check(`${show}.attachments-empty`, {
    title: 'a volume that is attached to no server has no attachments',
    clause: '§2.1.6.5 response parameter attachments',
    level: 'required',
    effect: 'create',
    covers: ['#element.volume.attachments', 'rule:attachments-empty'],
    run: async t => {
      const reply = t.prepared(await showVolume(t, (await describedVolume(t)).id), 200)
      t.expect(volume(reply, 'attachments'), 'attachments').toEqual([])
    },
  }),
  check(`${show}.links-to-itself`, {
    title: 'a volume has a link to itself and a bookmark, both with its id',
    clause: ['§2.1.6.5 response parameter links', '§2.1.6.5 example response'],
    level: 'advisory',
    effect: 'create',
    covers: ['#element.volume.links'],
    run: async t => {
      const { id } = await describedVolume(t)
      const links = volume(t.prepared(await showVolume(t, id), 200), 'links')
      t.expect(Array.isArray(links), 'links are a list').toBe(true)
      const rows = links as unknown[]
      t.expect(rows.map(link => member(link, 'rel')).sort(), 'kinds of links').toEqual(['bookmark', 'self'])
      for (const link of rows) t.expect(member(link, 'href'), 'where it leads').toMatch(new RegExp(`/volumes/${id}$`))
    },
  }),
  check(`${show}.tenant`, {
    title: 'a volume belongs to the project that created it',
    clause: '§2.1.6.5 response parameter os-vol-tenant-attr:tenant_id',
    level: 'required',
    effect: 'create',
    covers: ['#element.volume.os-vol-tenant-attr:tenant_id'],
    errata: ['block-storage.volumes.tenant-id-has-no-hyphens'],
    run: async t => {
      const project = t.project() ?? t.skip('the identity service has told no project')
      const reply = t.prepared(await showVolume(t, (await describedVolume(t)).id), 200)
      t.expect(volume(reply, 'os-vol-tenant-attr:tenant_id'), 'the project').toBe(project)
    },
  }),
  check(`${show}.created-at`, {
    title: 'the time of creation is ISO 8601, and the same as in the answer to the creation',
    clause: '§2.1.6.5 response parameter created_at',
    level: 'required',
    effect: 'create',
    covers: [
      '#element.volume.created_at',
      'rule:created-at-iso-8601',
      'block-storage.volumes.create#element.created_at',
    ],
    errata: ['block-storage.volumes.created-at-form', 'block-storage.samples.time-without-zone'],
    run: async t => {
      const { id, reply: answered } = await describedVolume(t)
      const shown = String(volume(t.prepared(await showVolume(t, id), 200), 'created_at'))
      t.expect(shown, 'created_at').toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)?$/)
      // The answer to the creation may tell fractions of a second that are not kept.
      const apart = Math.abs(instant(shown) - instant(String(volume(answered, 'created_at'))))
      t.expect(apart, 'milliseconds between both answers').toBeLessThan(1000)
    },
  }),
]

/** Milliseconds since the epoch; a time without a zone is in UTC. */
function instant(time: string): number {
  return Date.parse(/(Z|[+-]\d\d:?\d\d)$/.test(time) ? time : `${time}Z`)
}
