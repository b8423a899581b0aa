import { compactName } from '../../model/compact-name.ts'
import type { ProfileFixtures } from '../../model/profile.ts'
import { type Before, plainId } from '../before.ts'

/** What an id looks like that a target gives; anything else could lead a path somewhere else. */
const idLike = /^[\p{L}\p{N}][\p{L}\p{N}._:-]*$/u

/** Begins every name that a run makes. */
export function prefixOf(runId: string): string {
  return `k5c-${runId}-`
}

/** Knows what is the run's own: by the name, or by the id that an answer to a create of the run told. */
export class Ownership {
  readonly #before: Before
  readonly #prefixes: string[]
  /** As `plainId` writes them. */
  readonly #ids = new Set<string>()
  readonly #lent: ReadonlySet<string>

  constructor(runId: string, before: Before, { stack }: ProfileFixtures) {
    this.#before = before
    const prefix = prefixOf(runId)
    // As names have it that take no hyphens (§1.5.5.3), or underscores in their place (§1.7.5.14).
    this.#prefixes = [prefix, compactName(prefix), prefix.replaceAll('-', '_')]
    this.#lent = new Set(stack?.split('/'))
  }

  /**
   * Takes an id for the run's own, unless it is that of something that was there before: of that kind, where it is known.
   * @returns whether it was there before.
   */
  learn(id: string, kind?: string): 'foreign' | undefined {
    if (this.#before.has(id, kind)) return 'foreign'
    if (idLike.test(id)) this.#ids.add(plainId(id))
    return undefined
  }

  isOwn(name: string): boolean {
    return this.#prefixes.some(prefix => name.startsWith(prefix)) || (idLike.test(name) && this.#ids.has(plainId(name)))
  }

  /** Whether a name is one that the run made up, be it after a character that no name may begin with. */
  bearsPrefix(name: string): boolean {
    return this.#prefixes.some(prefix => name.includes(prefix))
  }

  /** What the profile names to be used by the run: its stack may be signalled. */
  isLent(name: string): boolean {
    return this.#lent.has(name)
  }
}
