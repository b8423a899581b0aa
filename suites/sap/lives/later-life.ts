import type { CheckContext } from '../../../tools/model/check.ts'
import type { TargetReply } from '../../../tools/model/target.ts'
import type { Uses } from '../../../tools/model/uses.ts'
import { diskSize, imageName, type OwnServer, ownServer } from '../fixtures.ts'
import { largerTemplate, smallestTemplate } from '../found.ts'
import { act, ask, form, ofServer, ofSnapshot, serverXml, xml } from '../requests.ts'
import { nextStep, type Sending } from './life.ts'
import { snapshotsIn } from './server-facts.ts'
import { looksOf, type Step } from './steps.ts'

/**
 * The life of another server, told as that in `life.ts`:
 *
 * started → restarted → snapshot taken → stopped → cloned → renamed and enlarged → restored → snapshot deleted → made
 * small again → deleted.
 */
const livingKey = 'sap life: another server'

export const laterLifeFixtures: Readonly<Record<string, Uses>> = {
  [livingKey]: { servers: 1, volumes: 1, gigabytes: Number(diskSize) },
}

/** The server, which was never started. */
export function living(t: CheckContext): Promise<OwnServer> {
  return t.shared(livingKey, owner => ownServer(owner, 'later-life'))
}

async function after(owner: CheckContext, before: (t: CheckContext) => Promise<unknown>, send: Sending): Promise<Step> {
  return nextStep(owner, (await living(owner)).id, before, send)
}

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

/** What may stand in a comment: characters of any width, without those that the table leaves out. */
export const comment = "Daily copy, 日本語, <a & 'b'> + 1=2; #?"

export interface Cloning extends Step {
  /** Of the image. */
  name: string
  /** Details of the server then, with the id of its base image. */
  base: TargetReply
}

/** A clone image of a server that has been started once. */
export function cloned(t: CheckContext): Promise<Cloning> {
  return t.shared('sap life: cloned', async owner => {
    const name = imageName(owner)
    const fields = { Name: name, type: 'cloning', comment }
    const step = await after(owner, stopped, id => ask(owner, 'images.create', form({ ...fields, l_server_rid: id })))
    const { id } = await living(owner)
    return { name, ...step, base: await ask(owner, 'servers.show', { ...ofServer(id), query: { internal: 'true' } }) }
  })
}

/** Another name, and more of something. */
export function changed(t: CheckContext): Promise<Step & { name: string }> {
  return t.shared('sap life: changed', async owner => {
    const name = owner.name('renamed')
    const template = (await largerTemplate(owner)).name
    return { name, ...(await after(owner, cloned, id => change(owner, id, name, template))) }
  })
}

export function restored(t: CheckContext): Promise<Step> {
  return t.shared('sap life: restored', owner =>
    after(owner, changed, (_id, last) =>
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

/** Back to the smallest template, under the name that it has. */
export function reduced(t: CheckContext): Promise<Step> {
  return t.shared('sap life: reduced', async owner => {
    const [{ name }, template] = await Promise.all([changed(owner), smallestTemplate(owner)])
    return after(owner, snapshotDeleted, id => change(owner, id, name, template.name))
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
    const step = await after(owner, reduced, () => ask(owner, 'servers.delete', ofServer(id)))
    const again = await ask(owner, 'servers.delete', ofServer(id))
    await looksOf(owner, again)
    return { ...step, list: await ask(owner, 'servers.list'), again }
  })
}

function change(owner: CheckContext, id: string, name: string, template: string): Promise<TargetReply> {
  return ask(owner, 'servers.update', { ...ofServer(id), ...xml(serverXml({ name, template })) })
}

function deleteSnapshot(owner: CheckContext, id: string): Promise<TargetReply> {
  return ask(owner, 'snapshots.delete', { ...ofSnapshot(id), query: { type: 'snapshot' } })
}
