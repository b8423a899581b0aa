import type { Check } from '../../tools/model/check.ts'
import { check } from '../../tools/model/check.ts'
import { jsonOf, member, textAt } from '../openstack/json.ts'
import { errors, expectError, messageIn } from './detailed-errors.ts'
import { failedImport, importLife, succeededImport } from './fixtures.ts'
import { hasEnded, stateOf } from './jobs.ts'
import { showImport } from './requests.ts'

const create = 'import-export.imports.create'
const show = 'import-export.imports.show'

/** Members that repeat what was asked for. */
const repeated = [
  'name',
  'disk_format',
  'container_format',
  'location',
  'id',
  'min_ram',
  'min_disk',
  'ovf_location',
  'conversion',
  'user_name',
  'domain_name',
] as const

/** The life of an import (§1.6.3.1, §1.6.3.2). */
export const importChecks: Check[] = [
  check(`${show}.states`, {
    title: 'an import is queued or processing until it has succeeded or failed, and its progress is 0 to 100',
    clause: ['§1.6.3.2 response parameter import_status', '§1.6.3.2 response parameter progress'],
    level: 'required',
    effect: 'create',
    covers: ['#element.import_status', '#element.progress', 'rule:ends'],
    run: async t => {
      const { looks, last } = await importLife(t)
      for (const look of looks) {
        t.expect(['queued', 'processing', 'succeeded', 'failed'], 'state').toContain(stateOf(look, 'import'))
        const progress = member(jsonOf(look), 'progress')
        t.expect(Number.isInteger(progress) && Number(progress) >= 0 && Number(progress) <= 100, 'progress').toBe(true)
      }
      t.focus(last)
      t.expect(hasEnded(stateOf(last, 'import')), 'it comes to an end').toBe(true)
    },
  }),
  check(`${show}.repeats-the-order`, {
    title: 'the status of an import repeats what was asked for',
    clause: repeated.map(name => `§1.6.3.2 response parameter ${name}`),
    level: 'required',
    effect: 'create',
    covers: [
      ...repeated.map(name => `#element.${name}`),
      '#element.os_type',
      '#element.password',
      '#element.properties',
    ],
    errata: ['import-export.os-type-in-capitals', 'import-export.location-url-or-path'],
    run: async t => {
      const { order, last } = await importLife(t)
      t.focus(t.prepared(last, 200))
      const shown = jsonOf(last)
      for (const name of repeated.filter(one => !/location/.test(one)))
        t.expect(member(shown, name), name).toEqual(order[name])
      // A part of a URL, or the URL.
      for (const name of ['location', 'ovf_location'])
        t.expect(textAt(shown, name).endsWith(String(order[name])), name).toBe(true)
      t.expect(textAt(shown, 'os_type').toLowerCase(), 'os_type').toBe(order.os_type)
      t.expect(textAt(shown, 'password') === order.password, 'the password is that of the order').toBe(true)
      t.expect(member(shown, 'properties', 'k5c_colour'), 'the property').toBe('red')
    },
  }),
  check(`${show}.defaults`, {
    title: 'an import without smallest memory and disk has 0 of both',
    clause: ['§1.6.3.1 request parameter min_ram', '§1.6.3.1 request parameter min_disk'],
    level: 'required',
    effect: 'create',
    covers: [`${create}#body.min_ram`, `${create}#body.min_disk`],
    run: async t => {
      const { created, last } = await failedImport(t)
      if (created.status >= 400) t.skip('an import with a wrong checksum is refused at once, so none has the defaults')
      t.focus(t.prepared(last, 200))
      t.expect([member(jsonOf(last), 'min_ram'), member(jsonOf(last), 'min_disk')], 'of an order without').toEqual([
        0, 0,
      ])
    },
  }),
  check(`${create}.makes-the-image`, {
    title: 'an import that has succeeded has made the image, with the id, name, sizes and properties of the order',
    clause: ['§1.6.2 item 1', '§1.6.3.1 request parameter id'],
    level: 'required',
    effect: 'create',
    covers: ['#body.id', '#body.name', '#body.property-{name}', 'rule:makes-the-image', 'rule:converted-to-raw'],
    run: async t => {
      const { order } = await succeededImport(t)
      if (!t.offers('image')) t.unsupported('the target has no image service to look for the image in')
      const path = { image_id: String(order.id) }
      const image = await t.call('image.images.show', { path, headers: { Accept: 'application/json' } })
      t.expect(image.status, 'the image is found by its id').toBe(200)
      const names = ['id', 'name', 'disk_format', 'container_format', 'min_ram', 'min_disk', 'status']
      t.expect(
        names.map(name => member(jsonOf(image), name)),
        names.join(', '),
      ).toEqual([order.id, order.name, 'raw', 'bare', 512, 3, 'active'])
      t.expect(member(jsonOf(image), 'k5c_colour'), 'the property').toBe('red')
    },
  }),
  check(`${show}.progress-of-success`, {
    title: 'an import that has succeeded is not public where it says so, and its progress is 100',
    clause: ['§1.6.3.2 response parameter progress', '§1.6.3.2 response parameter is_public'],
    level: 'advisory',
    effect: 'create',
    covers: ['#element.is_public'],
    run: async t => {
      const { last } = await succeededImport(t)
      t.expect(member(jsonOf(last), 'progress'), 'progress').toBe(100)
      t.expect(member(jsonOf(last), 'is_public') ?? false, 'is_public').toBe(false)
    },
  }),
  check(`${create}.checksum-verified`, {
    title: 'a file whose SHA-1 is not the checksum of the order makes no image',
    clause: '§1.6.3.1 request parameter checksum',
    level: 'required',
    effect: 'create',
    covers: ['#body.checksum', 'rule:checksum-verified'],
    run: async t => {
      const { created, last } = await failedImport(t)
      t.focus(last)
      if (created.status >= 400) t.expect(created.status, 'refused at once').toBe(400)
      else t.expect(stateOf(last, 'import'), 'how it ends').toBe('failed')
    },
  }),
  check(`${show}.failure-has-message`, {
    title: 'a failed import says why',
    clause: ['§1.6.3.2 response parameter message', '§1.6.3.2 response body'],
    level: 'required',
    effect: 'create',
    covers: ['#element.message', 'rule:failure-has-message'],
    run: async t => {
      const { created, last } = await failedImport(t)
      if (created.status >= 400) t.skip('an import with a wrong checksum is refused at once, so none has failed')
      t.focus(last)
      if (stateOf(last, 'import') !== 'failed') t.notRun('the import has not failed')
      t.expect(messageIn(t, last), 'message').not.toBe('')
    },
  }),
  check(`${show}.error-40401`, {
    title: 'the status of an unknown import is answered 40401',
    clause: '§1.6.3.2 error 40401',
    level: 'required',
    effect: 'read',
    covers: ['#error.404', '#path.import_id'],
    run: async t => expectError(t, await showImport(t, t.unknownId()), errors.unknownImport),
  }),
]
