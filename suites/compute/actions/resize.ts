import type { Check } from '../../../tools/model/check.ts'
import { check } from '../../../tools/model/check.ts'
import { largerFlavor } from '../found.ts'
import { confirmed, resized, resizedAgain, reverted } from './resizing-life.ts'
import { expectKept, shown } from './server-facts.ts'

/** A server gets another flavor, for a time or for good (§1.2.6.8 to 10). */
export const resizeChecks: Check[] = [
  check('compute.servers.resize.to-be-verified', {
    title: 'a resized server is VERIFY_RESIZE, and has the flavor that was asked for',
    clause: ['§1.2.6.8 Caution', '§1.2.6.8 body parameter flavorRef'],
    level: 'required',
    effect: 'create',
    covers: ['#body.flavorref', 'rule:to-be-verified'],
    run: async t => {
      const { before, reply, after } = await resized(t)
      t.prepared(reply, 202)
      t.focus(after)
      // Where no host has room for it, a resize comes to nothing; that breaks no promise of the API.
      if (shown(after, 'status') === 'ACTIVE' && shown(after, 'flavor', 'id') === shown(before, 'flavor', 'id'))
        t.notRun('the target took the request, and the server stays as it was: there may be no host for it')
      t.expect(shown(after, 'status'), 'its status').toBe('VERIFY_RESIZE')
      t.expect(shown(after, 'flavor', 'id'), 'its flavor').toBe((await largerFlavor(t)).id)
      expectKept(t, before, after, ['flavor.id'])
    },
  }),
  check('compute.servers.revert-resize.as-before', {
    title: 'a server whose resize was reverted is ACTIVE, with the flavor of before',
    clause: '§1.2.6.10 description',
    level: 'required',
    effect: 'create',
    covers: ['rule:as-before'],
    run: async t => {
      const { reply, after } = await reverted(t)
      t.prepared(reply, 202)
      t.focus(after)
      t.expect(shown(after, 'status'), 'its status').toBe('ACTIVE')
      expectKept(t, (await resized(t)).before, after)
    },
  }),
  check('compute.servers.resize.again', {
    title: 'a server whose resize was reverted can be resized again',
    clause: ['§1.2.6.8 description', '§1.2.6.10 description'],
    level: 'required',
    effect: 'create',
    covers: ['#body.flavorref', 'rule:to-be-verified'],
    run: async t => {
      t.prepared((await reverted(t)).reply, 202)
      const { reply, after } = await resizedAgain(t)
      t.focus(reply)
      t.expect(reply.status, 'the status').toBe(202)
      t.expect(shown(after, 'status'), 'status of the server').toBe('VERIFY_RESIZE')
    },
  }),
  check('compute.servers.confirm-resize.for-good', {
    title: 'a server whose resize was confirmed is ACTIVE, with the flavor that was asked for',
    clause: '§1.2.6.9 description',
    level: 'required',
    effect: 'create',
    covers: ['rule:for-good'],
    run: async t => {
      const { before, reply, after } = await confirmed(t)
      t.prepared(reply, 204)
      t.focus(after)
      t.expect(shown(after, 'status'), 'its status').toBe('ACTIVE')
      t.expect(shown(after, 'flavor', 'id'), 'its flavor').toBe((await largerFlavor(t)).id)
      expectKept(t, before, after)
    },
  }),
]
