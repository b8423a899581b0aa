import type { CheckContext } from '../../../tools/model/check.ts'
import type { TargetReply } from '../../../tools/model/target.ts'
import type { Uses } from '../../../tools/model/uses.ts'
import type { XmlElement } from '../../object-storage/markup.ts'
import { guardedImage, usualOrder } from '../fixtures.ts'
import { ownProject } from '../found.ts'
import { ask, createServer, form, neighbour, ofImage, ofServer } from '../requests.ts'
import { looksOf, resourceIdOf } from '../tasks.ts'
import { findAll, rootOf } from '../xml.ts'
import { cloned } from './changing-life.ts'
import { endOf, type Step, stepOf } from './steps.ts'

/**
 * The life of a clone image: made of a server that is off and was on once → listed → disclosed inside of the domain →
 * private again → a server made of it → deleted. Each step is made once for a run, and judges nothing.
 */
export const imageLifeFixtures: Readonly<Record<string, Uses>> = {
  'sap image: server of it': { servers: 1 },
  'sap image: server of a never started one': { servers: 1 },
}

/** A change of an image, and how this project and the other one then list images. */
export interface ImageStep extends Pick<Step, 'reply' | 'looks'> {
  own: TargetReply
  others?: TargetReply
}

/** The image where it was made; otherwise nothing after it can be run. */
export async function clone(t: CheckContext): Promise<string> {
  const step = await cloned(t)
  t.prepared(step.reply, 202)
  if (endOf(step) !== 'completed') t.notRun(`the creation of a clone image is ${endOf(step)}`)
  return step.name
}

export function listImages(
  t: CheckContext,
  query: Readonly<Record<string, string>> = {},
  asker = {},
): Promise<TargetReply> {
  return ask(t, 'images.list', { query: { mode: 'cloning', ...query }, ...asker })
}

/** Rows of a list with that name. */
export function imagesNamed(reply: TargetReply, name: string): XmlElement[] {
  return findAll(rootOf(reply), 'ServerImage').filter(({ attributes }) => attributes.name === name)
}

/** The list when the image was made, with all that it can tell. */
export function listed(t: CheckContext): Promise<TargetReply> {
  return t.shared('sap image: listed', async owner => {
    await clone(owner)
    return listImages(owner, { verbose: 'true', disksize: 'true' })
  })
}

export function disclosed(t: CheckContext): Promise<ImageStep> {
  return t.shared('sap image: disclosed', owner => moved(owner, 'domain', listed))
}

export function hidden(t: CheckContext): Promise<ImageStep> {
  return t.shared('sap image: hidden', owner => moved(owner, 'private', disclosed))
}

async function moved(
  owner: CheckContext,
  scope: 'domain' | 'private',
  before: (t: CheckContext) => Promise<unknown>,
): Promise<ImageStep> {
  const name = await clone(owner)
  await before(owner)
  const reply = await ask(owner, 'images.change-scope', { ...ofImage(name), ...form({ scope }) })
  const looks = await looksOf(owner, reply)
  const own = await listImages(owner)
  return { reply, looks, own, ...(await seenByOthers(owner)) }
}

/** What the other project sees, where there is one to look from. */
async function seenByOthers(owner: CheckContext): Promise<Pick<ImageStep, 'others'>> {
  return owner.project('alternate') === undefined ? {} : { others: await listImages(owner, {}, neighbour) }
}

export interface ServerOfImage extends Step {
  id: string
  /** Details of the new server and of the one that the image was made of, with the ids of their base images. */
  base: TargetReply
  originalBase: TargetReply
}

/** A server made of the clone image, which it names with the project that owns it. */
export function serverOfImage(t: CheckContext): Promise<ServerOfImage> {
  return t.shared('sap image: server of it', async owner => {
    const image = await clone(owner)
    const { base: originalBase } = await cloned(owner)
    await hidden(owner)
    const order = { ...(await usualOrder(owner)), image, imageProject: ownProject(owner), disks: [] }
    const reply = await createServer(owner, { ...order, name: owner.name('of-clone') })
    const id = resourceIdOf(reply)
    const step = await stepOf(owner, reply, id)
    const base = await ask(owner, 'servers.show', {
      ...ofServer(id === '' ? owner.unknownId() : id),
      query: { internal: 'true' },
    })
    return { id, ...step, base, originalBase }
  })
}

/** A server made of an image whose own server was never started, which is an error (§1.7.5.14). */
export function serverOfNeverStarted(t: CheckContext): Promise<Step> {
  return t.shared('sap image: server of a never started one', async owner => {
    const image = (await guardedImage(owner)).name
    const order = { ...(await usualOrder(owner)), image, imageProject: ownProject(owner), disks: [] }
    const reply = await createServer(owner, { ...order, name: owner.name('too-early') })
    return stepOf(owner, reply, resourceIdOf(reply))
  })
}

/** The deletion of the image, with the list afterwards and a deletion once more. */
export interface ImageEnd extends Pick<Step, 'reply' | 'looks'> {
  own: TargetReply
  again: TargetReply
}

export function imageDeleted(t: CheckContext): Promise<ImageEnd> {
  return t.shared('sap image: deleted', async owner => {
    const name = await clone(owner)
    await serverOfImage(owner)
    const deletion = () => ask(owner, 'images.delete', { ...ofImage(name), query: { type: 'cloning' } })
    const reply = await deletion()
    const looks = await looksOf(owner, reply)
    return { reply, looks, own: await listImages(owner), again: await deletion() }
  })
}
