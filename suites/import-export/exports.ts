import type { Check } from '../../tools/model/check.ts'
import { check } from '../../tools/model/check.ts'
import { linesOf, settled } from '../object-storage/fixtures.ts'
import { jsonOf, member, textAt } from '../openstack/json.ts'
import { errors, expectError, messageIn } from './detailed-errors.ts'
import { exportLife, ownExport, succeededExport } from './fixtures.ts'
import { hasEnded, stateOf, watch } from './jobs.ts'
import { showExport } from './requests.ts'

const create = 'import-export.exports.create'
const show = 'import-export.exports.show'

/** Why an export may have failed (§1.6.3.5 table 28). */
const failures = [
  /^Specified id is not found\.$/,
  /^Specified id is not valid image\.$/,
  /^Export process has stopped unexpectedly\.$/,
  /^Cancel process has stopped unexpectedly\.$/,
  /^Export process takes too long time\.$/,
  /^VMexport process is failed \(.*\)$/,
]

/** The life of an export (§1.6.3.4, §1.6.3.5). */
export const exportChecks: Check[] = [
  check(`${show}.states`, {
    title: 'an export is queued or processing until it has succeeded or failed, and its progress is 0 to 100',
    clause: ['§1.6.3.5 response parameter export_status', '§1.6.3.5 response parameter progress'],
    level: 'required',
    effect: 'create',
    covers: ['#element.export_status', '#element.progress', 'rule:ends'],
    errata: ['import-export.export-status-failed'],
    run: async t => {
      const { looks, last } = await exportLife(t)
      for (const look of looks) {
        t.expect(['queued', 'processing', 'succeeded', 'failed', 'Failed'], 'state').toContain(stateOf(look, 'export'))
        const progress = member(jsonOf(look), 'progress')
        t.expect(Number.isInteger(progress) && Number(progress) >= 0 && Number(progress) <= 100, 'progress').toBe(true)
      }
      t.focus(last)
      t.expect(hasEnded(stateOf(last, 'export')), 'it comes to an end').toBe(true)
    },
  }),
  check(`${show}.tells-of-the-order`, {
    title: 'the status of an export tells the image, its name, the container, and when it was asked for',
    clause: ['image_id', 'image_name', 'storage_container', 'request_time'].map(
      name => `§1.6.3.5 response parameter ${name}`,
    ),
    level: 'required',
    effect: 'create',
    covers: ['#element.image_id', '#element.image_name', '#element.storage_container', '#element.request_time'],
    errata: ['import-export.exports.create.container-url-or-path'],
    run: async t => {
      const { image, imageName, path, last } = await exportLife(t)
      t.focus(t.prepared(last, 200))
      const shown = jsonOf(last)
      t.expect([member(shown, 'image_id'), member(shown, 'image_name')], 'the image').toEqual([image, imageName])
      t.expect(textAt(shown, 'storage_container').endsWith(path), 'the container').toBe(true)
      t.expect(Number.isFinite(Date.parse(textAt(shown, 'request_time'))), 'request_time is a date').toBe(true)
    },
  }),
  check(`${show}.request-time-form`, {
    title: 'the time of an export is written as 2016-04-22T00:10:24Z',
    clause: '§1.6.3.5 example response',
    level: 'advisory',
    effect: 'create',
    covers: ['#element.request_time'],
    run: async t => {
      const { last } = await exportLife(t)
      t.focus(t.prepared(last, 200))
      t.expect(textAt(jsonOf(last), 'request_time'), 'request_time').toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
    },
  }),
  check(`${create}.writes-the-file`, {
    title: 'an export that has succeeded has put a file into the container',
    clause: ['§1.6.3.4 request parameter storage_container', '§1.6.2 item 4'],
    level: 'required',
    effect: 'create',
    covers: ['#body.storage_container', '#body.image_id', 'rule:writes-the-file'],
    run: async t => {
      const { container, image } = await succeededExport(t)
      const ask = () => t.call('object-storage.objects.list', { path: { container } })
      // A listing may lag.
      const listing = await settled(ask, reply => linesOf(reply).length > 0)
      t.expect(linesOf(listing).length, `objects of ${image}`).toBeGreaterThan(0)
    },
  }),
  check(`${show}.progress-of-success`, {
    title: 'an export that has succeeded has a progress of 100',
    clause: '§1.6.3.5 example response',
    level: 'advisory',
    effect: 'create',
    covers: ['#element.progress'],
    run: async t => {
      const { last } = await succeededExport(t)
      t.expect(member(jsonOf(last), 'progress'), 'progress').toBe(100)
    },
  }),
  check(`${show}.failure-has-message`, {
    title: 'an export whose image goes away meanwhile fails, if at all, with a message of the table',
    clause: ['§1.6.3.5 response parameter error_message', '§1.6.3.5 response body'],
    level: 'required',
    effect: 'create',
    covers: ['#element.error_message', 'rule:failure-has-message'],
    errata: ['import-export.export-status-failed'],
    run: async t => {
      const { id, image } = await ownExport(t, 'lost', 'brief')
      await t.call('image.images.delete', { path: { image_id: image } })
      const { last } = await watch(t, 'export', id)
      t.focus(last)
      const state = stateOf(last, 'export').toLowerCase()
      t.expect(['failed', 'succeeded'], 'how it ends').toContain(state)
      // Whether the image was still needed when it went is the target's affair, and may differ from one run to the next.
      if (state === 'succeeded') return
      const message = messageIn(t, last)
      t.expect(
        failures.some(pattern => pattern.test(message)),
        `"${message}" is a message of the table`,
      ).toBe(true)
    },
  }),
  check(`${show}.error-40401`, {
    title: 'the status of an unknown export is answered 40401',
    clause: '§1.6.3.5 error 40401',
    level: 'required',
    effect: 'read',
    covers: ['#error.404', '#path.export_id'],
    run: async t => expectError(t, await showExport(t, t.unknownId()), errors.unknownExport),
  }),
]
