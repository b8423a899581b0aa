import { newId } from '../identity/secrets.ts'

/** A `/24` subnet that was made with OpenStack; the emulator has no service for that, so all of them are seeded. */
export interface SapSubnet {
  /** A UUID. */
  id: string
  projectId: string
  zone: string
  /** First three parts of its addresses. */
  prefix: string
  /** One for virtual machines of the standard service has no use here. */
  kind: 'sap' | 'kvm'
  /** A network is being made for it. */
  pending: boolean
}

/** A job LAN network (§1.7.5.25). */
export interface SapNetwork {
  id: string
  name: string
  addressSetName: string
  subnet: SapSubnet
  /** Last parts of the addresses that are left for manual setup. */
  manual?: { first: number; last: number }
  /** Last parts of the addresses that interfaces have. */
  assigned: Set<number>
}

/** Last parts of the first and last address that interfaces can have; below them is the gateway. */
export const addressRange = { first: 2, last: 254 } as const

/** The subnets of all projects and the networks that were made for them. */
export class NetworkStore {
  readonly #subnets = new Map<string, SapSubnet>()
  readonly #networks = new Map<string, SapNetwork>()
  #count = 0

  addSubnet(subnet: Omit<SapSubnet, 'pending'>): SapSubnet {
    const added = { ...subnet, pending: false }
    this.#subnets.set(added.id, added)
    return added
  }

  findSubnet(projectId: string, id: string): SapSubnet | undefined {
    const subnet = this.#subnets.get(id.toLowerCase())
    return subnet?.projectId === projectId ? subnet : undefined
  }

  subnetsOf(projectId: string): SapSubnet[] {
    return [...this.#subnets.values()].filter(subnet => subnet.projectId === projectId)
  }

  addNetwork(subnet: SapSubnet, id: string = newId(), manual?: SapNetwork['manual']): SapNetwork {
    this.#count += 1
    const number = String(this.#count).padStart(4, '0')
    const network: SapNetwork = {
      id,
      name: `VAServiceLAN_${number}`,
      addressSetName: `VAServiceAS_${number}`,
      subnet,
      ...(manual === undefined ? {} : { manual }),
      assigned: new Set(),
    }
    this.#networks.set(id, network)
    return network
  }

  find(projectId: string, id: string): SapNetwork | undefined {
    const network = this.#networks.get(id)
    return network?.subnet.projectId === projectId ? network : undefined
  }

  list(projectId: string): SapNetwork[] {
    return [...this.#networks.values()].filter(({ subnet }) => subnet.projectId === projectId)
  }

  remove(network: SapNetwork): void {
    this.#networks.delete(network.id)
  }
}

/** Whether an address is one that interfaces of the network can have. */
export function covers({ subnet }: SapNetwork, address: string): boolean {
  const last = lastPart(address)
  return address === `${subnet.prefix}.${last}` && last >= addressRange.first && last <= addressRange.last
}

export function isAssigned({ assigned }: SapNetwork, address: string): boolean {
  return assigned.has(lastPart(address))
}

/** The lowest address that is free and not left for manual setup; undefined where none is left. */
export function freeAddress({ subnet, manual, assigned }: SapNetwork): string | undefined {
  for (let last: number = addressRange.first; last <= addressRange.last; last += 1) {
    const isManual = manual !== undefined && last >= manual.first && last <= manual.last
    if (!isManual && !assigned.has(last)) return `${subnet.prefix}.${last}`
  }
  return undefined
}

export function assign(network: SapNetwork, address: string): void {
  network.assigned.add(lastPart(address))
}

export function release(network: SapNetwork, address: string): void {
  network.assigned.delete(lastPart(address))
}

function lastPart(address: string): number {
  return Number(address.slice(address.lastIndexOf('.') + 1))
}
