import type { CheckContext } from '../../../tools/model/check.ts'
import type { TargetReply } from '../../../tools/model/target.ts'
import type { Uses } from '../../../tools/model/uses.ts'
import { diskSize, imageName, type OwnServer, ownServer, switched } from '../fixtures.ts'
import { largerTemplate, smallestTemplate } from '../found.ts'
import { ask, form, ofServer, serverXml, xml } from '../requests.ts'
import { type Step, stepsOf } from './steps.ts'

/**
 * The life of another server, told as that in `life.ts`:
 *
 * started and stopped → cloned → renamed and enlarged → made small again.
 */
const changingKey = 'sap life: changing server'

export const changingLifeFixtures: Readonly<Record<string, Uses>> = {
  [changingKey]: { servers: 1, volumes: 1, gigabytes: Number(diskSize) },
}

/** The server, which has been on and is off. */
export function changing(t: CheckContext): Promise<OwnServer> {
  return t.shared(changingKey, async owner => {
    const server = await ownServer(owner, 'changing')
    await switched(owner, 'start', server.id)
    await switched(owner, 'stop', server.id)
    return server
  })
}

const after = stepsOf(changing)

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
    const step = await after(owner, changing, id => ask(owner, 'images.create', form({ ...fields, l_server_rid: id })))
    const { id } = await changing(owner)
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

/** Back to the smallest template, under the name that it has. */
export function reduced(t: CheckContext): Promise<Step> {
  return t.shared('sap life: reduced', async owner => {
    const [{ name }, template] = await Promise.all([changed(owner), smallestTemplate(owner)])
    return after(owner, changed, id => change(owner, id, name, template.name))
  })
}

function change(owner: CheckContext, id: string, name: string, template: string): Promise<TargetReply> {
  return ask(owner, 'servers.update', { ...ofServer(id), ...xml(serverXml({ name, template })) })
}
