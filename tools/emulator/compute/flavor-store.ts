/** What a server may be made of. */
export interface Flavor {
  id: string
  name: string
  vcpus: number
  /** MiB. */
  ram: number
  /** GiB of the system disk. */
  disk: number
  /** Projects that may use it; absent: all (a public flavor). */
  projects?: readonly string[]
}

/** The flavors, in the order they are listed; a project sees the public ones and those it was given access to. */
export class FlavorStore {
  readonly #flavors = new Map<string, Flavor>()

  add(flavor: Flavor): Flavor {
    this.#flavors.set(flavor.id, flavor)
    return flavor
  }

  list(projectId: string): Flavor[] {
    return [...this.#flavors.values()].filter(flavor => maySee(flavor, projectId))
  }

  find(projectId: string, id: string): Flavor | undefined {
    const flavor = this.#flavors.get(id)
    return flavor !== undefined && maySee(flavor, projectId) ? flavor : undefined
  }
}

function maySee({ projects }: Flavor, projectId: string): boolean {
  return projects === undefined || projects.includes(projectId)
}

/** Public seed flavors: id, name, virtual CPUs, MiB of memory, GiB of disk; named and sized like K5's. */
const seeds: readonly [id: string, name: string, vcpus: number, ram: number, disk: number][] = [
  ['1101', 'P-1', 1, 2048, 30],
  ['1102', 'P-2', 2, 4096, 30],
  ['1103', 'P-4', 4, 8192, 60],
  ['1301', 'S-1', 1, 4096, 30],
  ['1302', 'S-2', 2, 8192, 30],
  ['1303', 'S-4', 4, 16384, 60],
  ['1304', 'S-8', 8, 32768, 120],
  ['1901', 'T-1', 1, 512, 20],
]

/** @param privateTo id of the one project that sees the private flavor. */
export function seedFlavors(privateTo: string): FlavorStore {
  const store = new FlavorStore()
  for (const [id, name, vcpus, ram, disk] of seeds) store.add({ id, name, vcpus, ram, disk })
  store.add({ id: '2301', name: 'XL-16', vcpus: 16, ram: 65_536, disk: 240, projects: [privateTo] })
  return store
}
