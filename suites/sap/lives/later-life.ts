import type { CheckContext } from '../../../tools/model/check.ts'
import type { TargetReply } from '../../../tools/model/target.ts'
import type { Uses } from '../../../tools/model/uses.ts'
import { diskSize, type OwnServer, ownServer } from '../fixtures.ts'
import { act, ask, form, ofServer, ofSnapshot } from '../requests.ts'
import { looksOf } from '../tasks.ts'
import { snapshotsIn } from './server-facts.ts'
import { type Step, stepsOf } from './steps.ts'

/**
 * The life of another server, told as that in `life.ts`:
 *
 * started → restarted → snapshot taken → stopped → restored → snapshot deleted → deleted.
 */
const livingKey = 'sap life: another server'

export const laterLifeFixtures: Readonly<Record<string, Uses>> = {
  [livingKey]: { servers: 1, volumes: 1, gigabytes: Number(diskSize) },
}

/** The server, which was never started. */
export function living(t: CheckContext): Promise<OwnServer> {
  return t.shared(livingKey, owner => ownServer(owner, 'later-life'))
}

const after = stepsOf(living)

export function started(t: CheckContext): Promise<Step> {
  return t.shared('sap life: started', owner => after(owner, living, id => ask(owner, 'servers.start', ofServer(id))))
}

export function restarted(t: CheckContext): Promise<Step> {
  return t.shared('sap life: restarted', owner =>
    after(owner, started, id => act(owner, 'restart', id, { force: 'true' })),
  )
}

/** Of a server that is on, which is allowed (§1.7.5.18). */
export function snapshotTaken(t: CheckContext): Promise<Step> {
  return t.shared('sap life: snapshot taken', owner =>
    after(owner, restarted, id => ask(owner, 'snapshots.create', form({ type: 'snapshot', l_server_rid: id }))),
  )
}

export function stopped(t: CheckContext): Promise<Step> {
  return t.shared('sap life: stopped', owner =>
    after(owner, snapshotTaken, id => act(owner, 'stop', id, { force: 'true' })),
  )
}

export function restored(t: CheckContext): Promise<Step> {
  return t.shared('sap life: restored', owner =>
    after(owner, stopped, (_id, last) =>
      ask(owner, 'snapshots.restore', ofSnapshot(snapshotsIn(last)[0]?.id ?? owner.unknownId())),
    ),
  )
}

export interface SnapshotEnd extends Step {
  /** Id of the snapshot that was deleted. */
  snapshot: string
  /** A deletion once more. */
  again: TargetReply
}

export function snapshotDeleted(t: CheckContext): Promise<SnapshotEnd> {
  return t.shared('sap life: snapshot deleted', async owner => {
    let snapshot = owner.unknownId()
    const step = await after(owner, restored, (_id, last) => {
      snapshot = snapshotsIn(last)[0]?.id ?? snapshot
      return deleteSnapshot(owner, snapshot)
    })
    return { snapshot, ...step, again: await deleteSnapshot(owner, snapshot) }
  })
}

export interface ServerEnd extends Step {
  /** The list when the server was gone. */
  list: TargetReply
  /** A deletion once more. */
  again: TargetReply
}

export function deleted(t: CheckContext): Promise<ServerEnd> {
  return t.shared('sap life: deleted', async owner => {
    const { id } = await living(owner)
    const step = await after(owner, snapshotDeleted, () => ask(owner, 'servers.delete', ofServer(id)))
    const again = await ask(owner, 'servers.delete', ofServer(id))
    await looksOf(owner, again)
    return { ...step, list: await ask(owner, 'servers.list'), again }
  })
}

function deleteSnapshot(owner: CheckContext, id: string): Promise<TargetReply> {
  return ask(owner, 'snapshots.delete', { ...ofSnapshot(id), query: { type: 'snapshot' } })
}
