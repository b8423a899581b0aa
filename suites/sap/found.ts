import type { CheckContext } from '../../tools/model/check.ts'
import { ask } from './requests.ts'
import { attributeAt, find, findAll, rootOf, textAt } from './xml.ts'

/** Things that a target must have before a server can be made; found by looking, unless the profile names them. */

export interface FoundTemplate {
  name: string
  cpus: number
  /** In GHz. */
  performance: number
  /** In GB. */
  memory: number
}

export interface FoundImage {
  name: string
  zone: string
}

export interface FoundNetwork {
  id: string
  name: string
  zone: string
  subnet: string
}

/** Every template, the smallest first. */
export function templates(t: CheckContext): Promise<FoundTemplate[]> {
  return t.shared('sap templates found', async owner => {
    const reply = owner.prepared(await ask(owner, 'templates.list', { query: { verbose: 'true' } }), 200)
    const found = findAll(rootOf(reply), 'LServerTemplate').map(row => ({
      name: row.attributes.name ?? '',
      cpus: Number(textAt(row, 'CPU', 'NumOfCPU')),
      performance: Number(textAt(row, 'CPU', 'CPUPerf')),
      memory: Number(textAt(row, 'Memory', 'MemorySize')),
    }))
    return found.sort((a, b) => a.cpus - b.cpus || a.memory - b.memory || a.performance - b.performance)
  })
}

export async function smallestTemplate(t: CheckContext): Promise<FoundTemplate> {
  const named = t.fixtures.sapTemplate
  const found = (await templates(t)).find(({ name }) => named === undefined || name === named)
  return found ?? t.notRun(named === undefined ? 'the target lists no template' : `the target has no template ${named}`)
}

/** One that has no less of anything than the smallest, and more of something. */
export async function largerTemplate(t: CheckContext): Promise<FoundTemplate> {
  const [all, small] = await Promise.all([templates(t), smallestTemplate(t)])
  const found = all.find(
    ({ name, cpus, performance, memory }) =>
      name !== small.name && cpus >= small.cpus && performance >= small.performance && memory >= small.memory,
  )
  return found ?? t.notRun('the target has no template that a server of the smallest can be changed to')
}

/** A public image to make servers of: of the network's zone where there is one, and no Windows, which wants a password. */
export function serverImage(t: CheckContext): Promise<FoundImage> {
  return t.shared('sap image found', async owner => {
    const query = { mode: 'cloning', verbose: 'true', disksize: 'true' }
    const rows = findAll(rootOf(owner.prepared(await ask(owner, 'images.list', { query }), 200)), 'ServerImage')
    const named = owner.fixtures.sapImage
    const zone = owner.fixtures.sapZone ?? (await networks(owner))[0]?.zone
    const found = rows
      .map(row => ({
        name: row.attributes.name ?? '',
        zone: textAt(row, 'AvailabilityZone'),
        isPublic: textAt(row, 'Scope') === 'public',
        size: findAll(row, 'Disks', 'Disk').reduce((sum, disk) => sum + (Number(textAt(disk, 'DiskSize')) || 0), 0),
      }))
      .filter(({ name, isPublic }) => isPublic && (named === undefined ? !/^win/i.test(name) : name === named))
      .sort((a, b) => a.size - b.size)
    const best = found.find(image => image.zone === zone) ?? found[0]
    if (best === undefined)
      return owner.notRun(
        named === undefined ? 'the target lists no public image' : `the target has no public image ${named}`,
      )
    return { name: best.name, zone: best.zone }
  })
}

/** All networks of the project for such servers, as they were when first asked for. */
export function everyNetwork(t: CheckContext): Promise<FoundNetwork[]> {
  return t.shared('sap networks found', async owner => {
    const rows = findAll(rootOf(owner.prepared(await ask(owner, 'networks.list'), 200)), 'Network')
    return rows.map(row => ({
      id: row.attributes.id ?? '',
      name: row.attributes.name ?? '',
      zone: textAt(row, 'AvailabilityZone'),
      subnet: attributeAt(row, 'id', 'Subnet'),
    }))
  })
}

/** Those that may be used: what the profile names, or all in its zone. */
export async function networks(t: CheckContext): Promise<FoundNetwork[]> {
  const { sapNetwork, sapZone } = t.fixtures
  const all = await everyNetwork(t)
  return all.filter(({ id, zone }) =>
    sapNetwork === undefined ? sapZone === undefined || zone === sapZone : id === sapNetwork,
  )
}

/** A network in the zone of the image; where there is none, checks that need NICs are not run. */
export async function serverNetwork(t: CheckContext): Promise<FoundNetwork> {
  const [all, { zone }] = await Promise.all([networks(t), serverImage(t)])
  return all.find(network => network.zone === zone) ?? t.notRun(`the project has no network in ${zone}`)
}

/** Id of the run's own project. */
export function ownProject(t: CheckContext): string {
  return t.project() ?? t.notRun('the identity service has not told the project')
}

/** Where the project is enabled, and the domain that it is of (§1.7.5.24). */
export function projectFolder(t: CheckContext): Promise<{ domain: string; zones: string[] }> {
  return t.shared('sap project found', async owner => {
    const reply = owner.prepared(await ask(owner, 'projects.show', { path: { projId: ownProject(owner) } }), 200)
    const zones = findAll(rootOf(reply), 'AvailabilityZones', 'AvailabilityZone').map(({ text }) => text.trim())
    return { domain: find(rootOf(reply), 'Domain')?.text.trim() ?? '', zones }
  })
}
