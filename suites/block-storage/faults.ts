import type { Check, CheckContext } from '../../tools/model/check.ts'
import { check } from '../../tools/model/check.ts'
import type { TargetReply } from '../../tools/model/target.ts'
import { createSnapshot, createVolume, showSnapshot, showVolume } from './requests.ts'

interface Provoked {
  operation: string
  section: '2.1.4' | '2.4.4'
  status: 400 | 404
  /** Name of the fault that the chapter gives to that status. */
  fault: string
  send: (t: CheckContext) => Promise<TargetReply>
}

const provoked: Provoked[] = [
  {
    operation: 'block-storage.volumes.show',
    section: '2.1.4',
    status: 404,
    fault: 'itemNotFound',
    send: t => showVolume(t, t.unknownId()),
  },
  {
    operation: 'block-storage.volumes.create',
    section: '2.1.4',
    status: 400,
    fault: 'badRequest',
    send: t => createVolume(t, { name: t.name('faulty'), size: -1 }),
  },
  {
    operation: 'block-storage.snapshots.show',
    section: '2.4.4',
    status: 404,
    fault: 'itemNotFound',
    send: t => showSnapshot(t, t.unknownId()),
  },
  {
    operation: 'block-storage.snapshots.create',
    section: '2.4.4',
    status: 400,
    fault: 'badRequest',
    send: t => createSnapshot(t, { name: t.name('faulty') }),
  },
]

/** Errors name the fault of their row (§2.1.4, §2.4.4); that the name is the root of the body is OpenStack's custom. */
export const faultChecks: Check[] = provoked.map(({ operation, section, status, fault, send }) =>
  check(`${operation}.fault-${status}`, {
    title: `an error ${status} is a fault ${fault}, in JSON, with a message`,
    clause: `§${section} ${status}`,
    level: 'advisory',
    effect: 'create',
    covers: [`#error.${status}`],
    run: async t => {
      const reply = t.prepared(await send(t), status)
      t.expect(reply.header('content-type') ?? '', 'the MIME type').toMatch(/^application\/json\b/i)
      const found = await t.violations(operation, status, 'application/json', reply.body, { advisory: true })
      t.expect(found, 'departures from the documented fault').toEqual([])
    },
  }),
)
