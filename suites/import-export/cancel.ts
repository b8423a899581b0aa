import type { Check, CheckContext } from '../../tools/model/check.ts'
import { check } from '../../tools/model/check.ts'
import type { TargetReply } from '../../tools/model/target.ts'
import { errors, expectError } from './detailed-errors.ts'
import { type OwnExport, ownExport, succeededExport } from './fixtures.ts'
import { stateOf, type Watched, watch } from './jobs.ts'
import { cancelExport } from './requests.ts'

const cancel = 'import-export.exports.cancel'

interface CancelLife extends OwnExport, Watched {
  /** To the first request, to one right after it, and to one after the end. */
  cancelled: TargetReply
  again: TargetReply
  late: TargetReply
}

/** An export that is cancelled as soon as it has begun. */
export function cancelLife(t: CheckContext): Promise<CancelLife> {
  return t.shared('cancelled export', async owner => {
    const begun = await ownExport(owner, 'cancelled', 'lengthy')
    const cancelled = await cancelExport(owner, begun.id)
    const again = await cancelExport(owner, begun.id)
    const watched = await watch(owner, 'export', begun.id)
    // What has ended cannot be cancelled (40402), and a quick target is no worse for it.
    if (cancelled.status === 404 && stateOf(watched.last, 'export') === 'succeeded')
      owner.skip('the export had ended before it could be cancelled')
    return { ...begun, cancelled, again, ...watched, late: await cancelExport(owner, begun.id) }
  })
}

/** Cancelling (§1.6.3.7). */
export const cancelChecks: Check[] = [
  check(`${cancel}.no-body`, {
    title: 'a cancellation is answered without a body',
    clause: '§1.6.3.7 response body',
    level: 'required',
    effect: 'create',
    covers: ['rule:no-body'],
    run: async t => {
      const { cancelled } = await cancelLife(t)
      t.focus(t.prepared(cancelled, 200))
      t.expect(cancelled.body.length, 'bytes of the body').toBe(0)
    },
  }),
  check(`${cancel}.ends-canceled`, {
    title: 'a cancelled export is being cancelled, and then is canceled',
    clause: '§1.6.3.5 response parameter export_status',
    level: 'required',
    effect: 'create',
    covers: ['rule:ends-canceled', 'import-export.exports.show#element.export_status'],
    run: async t => {
      const { cancelled, looks, last } = await cancelLife(t)
      t.prepared(cancelled, 200)
      t.focus(last)
      // What is under way may be shown for a moment longer.
      for (const look of looks)
        t.expect(['queued', 'processing', 'cancelling', 'canceled'], 'state').toContain(stateOf(look, 'export'))
      t.expect(stateOf(last, 'export'), 'state in the end').toBe('canceled')
    },
  }),
  check(`${cancel}.error-40010`, {
    title: 'an export that is being cancelled cannot be cancelled again: 40010, or 40402 where it is canceled already',
    clause: ['§1.6.3.7 error 40010', '§1.6.3.7 error 40402', '§1.6.3.7 status 400'],
    level: 'required',
    effect: 'create',
    covers: ['#error.400'],
    errata: ['import-export.exports.cancel.finished-under-404'],
    run: async t => {
      const { cancelled, again } = await cancelLife(t)
      t.prepared(cancelled, 200)
      t.focus(again)
      expectError(t, again, errors.cancelling, errors.finished)
    },
  }),
  check(`${cancel}.canceled-is-over`, {
    title: 'an export that is canceled cannot be cancelled any more: 40402, or 40010 since that was asked for already',
    clause: ['§1.6.3.7 error 40402', '§1.6.3.7 error 40010'],
    level: 'required',
    effect: 'create',
    covers: ['#error.404'],
    errata: ['import-export.exports.cancel.finished-under-404'],
    run: async t => {
      const { cancelled, last, late } = await cancelLife(t)
      t.prepared(cancelled, 200)
      if (stateOf(last, 'export') !== 'canceled') t.notRun('the export is not canceled')
      t.focus(late)
      expectError(t, late, errors.finished, errors.cancelling)
    },
  }),
  check(`${cancel}.error-40402`, {
    title: 'an export that has succeeded cannot be cancelled: 40402',
    clause: '§1.6.3.7 error 40402',
    level: 'required',
    effect: 'create',
    covers: ['#error.404'],
    errata: ['import-export.exports.cancel.finished-under-404'],
    run: async t => {
      const { id } = await succeededExport(t)
      expectError(t, await cancelExport(t, id), errors.finished)
    },
  }),
  check(`${cancel}.error-40401`, {
    title: 'an unknown export cannot be cancelled: 40401',
    clause: '§1.6.3.7 error 40401',
    level: 'required',
    effect: 'read',
    covers: ['#error.404', '#path.export_id'],
    run: async t => expectError(t, await cancelExport(t, t.unknownId()), errors.unknownExport),
  }),
]
