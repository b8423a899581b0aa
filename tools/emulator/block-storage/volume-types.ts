import { randomUUID } from 'node:crypto'
import { availabilityZones } from '../compute/availability-zones.ts'
import { fault } from '../rest/fault.ts'
import type { RestRoutes } from '../rest/rest-request.ts'

export interface VolumeType {
  readonly id: string
  readonly name: string
  readonly availabilityZone: string
  readonly extraSpecs: Readonly<Record<string, string>>
  /** Milliseconds since the epoch. */
  readonly createdAt: number
}

/** The types there are: `M1` once in each availability zone, for a type belongs to a zone (§2.1.6.2). */
export class VolumeTypes {
  readonly #all: readonly VolumeType[]

  constructor(now: number) {
    this.#all = availabilityZones.map(availabilityZone => ({
      id: randomUUID(),
      name: 'M1',
      availabilityZone,
      extraSpecs: {},
      createdAt: now,
    }))
  }

  list(): readonly VolumeType[] {
    return this.#all
  }

  /** @throws {Problem} 404 */
  get(id: string): VolumeType {
    const type = this.#all.find(candidate => candidate.id === id)
    if (type === undefined) throw fault(404, `Volume type ${id} could not be found.`)
    return type
  }

  /**
   * The type of a new volume.
   * @param wanted id or name; null: the zone's first.
   * @throws {Problem} 400 when it is another zone's, 404
   */
  choose(wanted: string | null, zone: string): VolumeType {
    const meant = this.#all.filter(({ id, name }) => wanted === null || wanted === id || wanted === name)
    if (meant.length === 0) throw fault(404, `Volume type ${wanted} could not be found.`)
    const type = meant.find(({ availabilityZone }) => availabilityZone === zone)
    if (type === undefined) throw fault(400, `Invalid volume type: ${wanted} is not available in ${zone}`)
    return type
  }
}

/** Volume types (§2.1.6.1 and 2). */
export function volumeTypeRoutes(types: VolumeTypes): RestRoutes {
  const describe = ({ id, name, extraSpecs }: VolumeType): object => ({ id, name, extra_specs: extraSpecs })
  return {
    '/types': { GET: () => ({ status: 200, body: { volume_types: types.list().map(describe) } }) },
    '/types/{type}': {
      GET: ({ parameters: [id = ''] }) => {
        const type = types.get(id)
        return {
          status: 200,
          body: { volume_type: { ...describe(type), availability_zone: type.availabilityZone } },
        }
      },
    },
  }
}
