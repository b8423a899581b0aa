import type { Check, CheckContext } from '../../../tools/model/check.ts'
import { check } from '../../../tools/model/check.ts'
import { show } from '../../image/requests.ts'
import { jsonOf, member, textAt } from '../../openstack/json.ts'
import { describedImage, detailedList, guardedImage, imageWithMetadata, rowOf } from './fixtures.ts'
import { imageOf, showImage, shown } from './requests.ts'

const size = 'OS-EXT-IMG-SIZE:size'
const diskConfig = 'OS-DCF:diskConfig'

/** The described image, as each of the two requests shows it. */
const looks = {
  'compute.images.list-sizes': async (t: CheckContext) =>
    rowOf(t.prepared(await detailedList(t), ...shown), (await describedImage(t)).id),
  'compute.images.show-size': async (t: CheckContext) =>
    imageOf(t.prepared(await showImage(t, (await describedImage(t)).id), ...shown)),
}

const sections = { 'compute.images.list-sizes': '§1.8.6.6', 'compute.images.show-size': '§1.8.6.7' }

const bySize = (Object.keys(looks) as (keyof typeof looks)[]).flatMap(operation => [
  check(`${operation}.size-of-the-data`, {
    title: 'the size of an image is that of its data in bytes, as the image service tells it too',
    clause: [`${sections[operation]} description`, `${sections[operation]} attribute ${size}`],
    level: 'required',
    effect: 'create',
    covers: ['#element.os-ext-img-size:size'],
    run: async t => {
      const image = await describedImage(t)
      const origin = jsonOf(t.prepared(await show(t, image.id), 200))
      const told = member(await looks[operation](t), size)
      t.expect(String(told), size).toBe(String(image.size ?? member(origin, 'size')))
    },
  }),
  check(`${operation}.size-as-text`, {
    title: 'the size of an image is written as a text',
    clause: `${sections[operation]} example response`,
    // Only the samples show it so.
    level: 'advisory',
    effect: 'create',
    run: async t => t.expect(member(await looks[operation](t), size), size).toBeTypeOf('string'),
  }),
])

/** One image: what is shown of it, its size and its disk configuration (§1.2.6.12, §1.2.6.30, 31, §1.8.6.6, 7). */
export const imageChecks: Check[] = [
  check('compute.images.show.as-it-was-made', {
    title: 'an image is shown by its id, with its name, and is ACTIVE once it has its data',
    clause: '§1.2.6.12 description',
    level: 'required',
    effect: 'create',
    errata: ['compute.images.status-in-capitals'],
    run: async t => {
      const { id, name } = await describedImage(t)
      const image = imageOf(t.prepared(await showImage(t, id), ...shown))
      const told = ['id', 'name', 'status'].map(text => textAt(image, text))
      t.expect(told, 'id, name and status').toEqual([id, name, 'ACTIVE'])
    },
  }),
  check('compute.images.show.links-name-the-image', {
    title: 'an image has links of the relations self, bookmark and alternate that end in its path',
    clause: '§1.2.6.12 example response',
    level: 'advisory',
    effect: 'create',
    errata: ['compute.images.alternate-links'],
    run: async t => {
      const { id } = await describedImage(t)
      const found = member(imageOf(t.prepared(await showImage(t, id), ...shown)), 'links')
      const links = (Array.isArray(found) ? found : []).map(link => [
        textAt(link, 'rel'),
        textAt(link, 'href').endsWith(`/images/${id}`),
      ])
      for (const rel of ['self', 'bookmark', 'alternate'])
        t.expect(links, 'links, and whether they end in its path').toContainEqual([rel, true])
    },
  }),
  ...(
    [
      ['auto', imageWithMetadata, 'AUTO'],
      ['manual', guardedImage, 'MANUAL'],
    ] as const
  ).map(([what, fixture, wanted]) =>
    check(`compute.images.list-disk-config.${what}-of-metadata`, {
      title: `an image whose auto_disk_config is ${wanted === 'AUTO' ? 'True' : 'False'} is listed as ${wanted}`,
      clause: '§1.2.6.31 example response',
      // The samples show it of two images, and no sentence says it.
      level: 'advisory',
      effect: 'create',
      covers: ['#element.os-dcf:diskconfig'],
      errata: ['compute.images.list-disk-config.attribute-of-some-images'],
      run: async t => {
        const { id } = await fixture(t)
        const row = rowOf(t.prepared(await detailedList(t), ...shown), id)
        t.expect(member(row, diskConfig), diskConfig).toBe(wanted)
      },
    }),
  ),
  check('compute.images.show-disk-config.agrees-with-list', {
    title: 'an image has the same disk configuration alone and in the list',
    clause: ['§1.2.6.30 attribute OS-DCF:diskConfig', '§1.2.6.31 attribute OS-DCF:diskConfig'],
    level: 'required',
    effect: 'create',
    covers: ['#element.os-dcf:diskconfig'],
    errata: ['compute.images.disk-config-in-some-answers', 'compute.images.list-disk-config.attribute-of-some-images'],
    run: async t => {
      const { id } = await describedImage(t)
      const row = rowOf(t.prepared(await detailedList(t), ...shown), id)
      const alone = imageOf(t.prepared(await showImage(t, id), ...shown))
      t.expect(member(alone, diskConfig), 'alone, as in the list').toEqual(member(row, diskConfig))
    },
  }),
  ...bySize,
]
