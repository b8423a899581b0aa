import { randomUUID } from 'node:crypto'
import { newId } from '../identity/secrets.ts'
import type { SapCloud } from './sap-cloud.ts'
import { zones } from './zones.ts'

const publicImages = [
  { name: 'RHEL7_SAP', comment: 'Red Hat Enterprise Linux 7 for SAP', diskSize: 40, windows: false },
  { name: 'SLES12_SAP', comment: 'SUSE Linux Enterprise Server 12 for SAP', diskSize: 40, windows: false },
  { name: 'WIN2012R2_SAP', comment: 'Windows Server 2012 R2 Standard', diskSize: 80.5, windows: true },
] as const

/** Images that everybody sees, in each zone, as if they had been there for a day. */
export function seedImages({ images, timeline }: SapCloud): void {
  const createdAt = timeline.now - 86_400_000
  for (const image of publicImages) {
    const baseId = newId()
    for (const zone of zones)
      images.add({ ...image, scope: 'public', zone, createdAt, baseId, prepared: true, ready: true })
  }
}

/**
 * Enables a project everywhere. In each zone it gets a network with a range for manual setup, a subnet that has no
 * network yet, and a subnet of the standard service.
 * @param index tells the addresses of projects apart.
 */
export function seedProject({ projects, networks }: SapCloud, projectId: string, index: number): void {
  for (const [position, zone] of zones.entries()) {
    const number = 10 * (index + 1) + position
    const subnet = (second: number, kind: 'sap' | 'kvm') =>
      networks.addSubnet({ id: randomUUID(), projectId, zone, prefix: `172.${second}.${number}`, kind })
    projects.enable(projectId, zone)
    networks.addNetwork(subnet(16, 'sap'), newId(), { first: 200, last: 209 })
    subnet(17, 'sap')
    subnet(18, 'kvm')
  }
}
