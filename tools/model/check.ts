import type { Operation, ServiceCatalog } from './catalog.ts'
import type { Erratum } from './erratum.ts'
import type { ProfileFixtures } from './profile.ts'
import type { CheckKind } from './record.ts'
import type { Standing } from './standing.ts'
import type { Stored } from './stored.ts'
import type { HeaderList, Identity, Role, TargetReply } from './target.ts'
import type { Uses } from './uses.ts'
import type { Effect, Level } from './verdict.ts'

/** What the author of a check writes. */
export interface CheckDefinition {
  /** One line in our own words: what must hold. */
  title: string
  /** One or more clauses as `parseClause` reads them. */
  clause: string | string[]
  level: Level
  effect: Effect
  /** Default `behaviour`. */
  kind?: CheckKind
  /**
   * Facts that it exercises: `#request-header.etag` for its own operation, or whole ids
   * (`object-storage.objects.show#status.200`); and rules: `rule:length-required` for one of its own operation, or
   * a whole id after `rule:`.
   */
  covers?: string[]
  /** Errata that let another reading pass. */
  errata?: string[]
  /** What the target must offer; the check is `unsupported` or `skipped` where it does not. */
  needs?: ('alternate' | 'expired' | Role)[]
  /** It waits for the target, which takes its time; begun before the others, so that they run meanwhile. */
  waits?: true
  /**
   * What it makes of its own, where that is more than one thing that a project has only so much of; what it shares is
   * the suite's `fixtures`.
   */
  uses?: Uses
  run: (t: CheckContext) => Promise<void>
}

export interface Check extends Omit<CheckDefinition, 'clause' | 'kind' | 'covers' | 'errata' | 'needs'> {
  /** `<operation id>.<what>`: an operation id has three parts, so the check's id has at least four. */
  id: string
  operation: string
  clauses: string[]
  kind: CheckKind
  covers: string[]
  errata: string[]
  needs: ('alternate' | 'expired' | Role)[]
}

/** A check's id; the group is its operation. */
const idForm = /^([a-z0-9][a-z0-9_-]*(?:\.[a-z0-9][a-z0-9_-]*){2})(?:\.[a-z0-9][a-z0-9_-]*)+$/

/**
 * Declares one check. Its operation is the first three parts of its id.
 * @throws {TypeError} when the id has fewer than four parts or a part is not lower-case kebab.
 */
export function check(id: string, definition: CheckDefinition): Check {
  const operation = idForm.exec(id)?.[1]
  if (operation === undefined) throw new TypeError(`check id "${id}" is not <service>.<resource>.<action>.<what>`)
  return {
    ...definition,
    id,
    operation,
    clauses: [definition.clause].flat(),
    kind: definition.kind ?? 'behaviour',
    covers: (definition.covers ?? []).map(covered => wholeId(operation, covered)),
    errata: definition.errata ?? [],
    needs: definition.needs ?? [],
  }
}

function wholeId(operation: string, covered: string): string {
  if (covered.startsWith('#')) return operation + covered
  return covered.replace(/^rule:(?=[^.]+$)/, `rule:${operation}.`)
}

/** What a call gives to an operation's documented path: its variables, query, headers and body. */
export interface CallOptions {
  /** `{container}` and `{object}` of the documented path; encoded by the context, a slash in an object name kept. */
  path?: Record<string, string>
  /** Query parameters in order; a null value is a bare flag (`?bulk-delete`). */
  query?: Record<string, string | number | null>
  headers?: Record<string, string | string[]> | HeaderList
  body?: string | Uint8Array | AsyncIterable<Uint8Array>
  identity?: Identity
  account?: 'default' | 'alternate'
  timeoutMs?: number
  expectContinue?: boolean
  /** `none`: neither length nor body is sent, not even a length of 0 (what 411 is for). */
  framing?: 'auto' | 'none'
  /** False where an answer that tells to come back later (413, 429, 503) is what is looked for: it is not waited out. */
  repeat?: boolean
}

/** Something on the target that the run made and must remove. */
export interface Resource {
  service: string
  /** `container`, `object`, `account-metadata`, … */
  kind: string
  /** Path below the endpoint, encoded; for metadata the header's name after `#`. */
  path: string
}

export interface Violation {
  /** JSON pointer or XPath into the body. */
  at: string
  message: string
}

/** What a check gets: the only way to the target, to names and data, and to its verdict. */
export interface CheckContext {
  readonly id: string
  readonly operation: string
  readonly seed: number
  /** What the target's profile names for use; what it does not name is found by looking. */
  readonly fixtures: ProfileFixtures
  /** Vitest's `expect`; a failed one is the verdict `fail`, anything else thrown is `error`. */
  readonly expect: typeof import('vitest').expect
  /**
   * Calls an operation of the catalog. Creates are entered in the ledger before they are sent.
   * @throws {ConformanceError} `TARGET_*` when there was no complete response (verdict `error`).
   */
  call(operation: string, options?: CallOptions): Promise<TargetReply>
  /** URL that the call would be sent to, for what is signed or handed on (§2.7.5.9 signature). */
  urlOf(operation: string, options?: CallOptions): URL
  /** Whether the target has an endpoint of that type, for what can be prepared in several ways. */
  offers(serviceType: string): boolean
  /** Id of the project of an identity, where the identity service has told it. */
  project(account?: 'default' | 'alternate' | Role): string | undefined
  /** `k5c-<run>-<label>-<n>`: never the same twice in a run, the same again for the same seed and run id. */
  name(label: string): string
  /** A UUID that names nothing on the target; as reproducible as `name`. */
  unknownId(): string
  /** Reproducible bytes. */
  bytes(length: number): Uint8Array
  /** Made once for a run however many checks ask for it; a failure is every asker's `not-run`. */
  shared<T>(key: string, make: (t: CheckContext) => Promise<T>): Promise<T>
  /**
   * Looks again and again until what was begun is over, or for `longestMs` times the patience of the profile; gives the
   * last look, whatever it shows. Where the target left one after another of a kind under way for so long, it is `not-run`.
   * @param kind What is looked at, in the plural: `servers`.
   */
  watch<T>(kind: string, look: () => Promise<T>, isOver: (look: T) => boolean, longestMs: number): Promise<T>
  /**
   * Repeats until the body stops throwing, for what a target may do later; the last failure is thrown. Default 10 s;
   * the waits grow from 20 ms to `intervalMs` (400).
   */
  eventually<T>(body: () => Promise<T>, options?: { timeoutMs?: number; intervalMs?: number }): Promise<T>
  /**
   * Judges a response body against the generated schema of that operation, status and media type; that of an error
   * against the fault that is documented. `advisory`: also against what only samples and custom imply.
   */
  violations(
    operation: string,
    status: number,
    mediaType: string,
    body: Uint8Array,
    options?: { advisory?: boolean },
  ): Promise<Violation[]>
  /** Names the exchange that `curl` should reproduce; default: the last one. */
  focus(reply: TargetReply): void
  /** A step that prepares the check failed: verdict `not-run`. */
  prepared(reply: TargetReply, ...statuses: number[]): TargetReply
  /** The same for a step that is no single answer. */
  notRun(reason: string): never
  unsupported(reason: string): never
  skip(reason: string): never
}

/** All that the suites say about one service. */
export interface ServiceSuite {
  service: string
  serviceType: string
  checks: Check[]
  /** What a call would create on the target, so that the ledger has it before it is sent. */
  creates(operation: string, options: CallOptions): Omit<Resource, 'service'>[]
  /** What a call that creates would take of what a project has only so much of. */
  takes?(operation: string, options: CallOptions): Uses
  /** What a call that creates would put into object storage, whether or not the target will take it. */
  stores?(operation: string, options: CallOptions): Stored
  /** Keys of `shared` whose making takes such, with what each holds until the run ends. */
  fixtures?: Readonly<Record<string, Uses>>
  /** Lists of what stands on the target, for each kind whose ids the target chooses. */
  standing?: readonly Standing[]
  /** Names of what a call would change or delete besides what its path names; they must be the run's own. */
  touches?(operation: string, options: CallOptions): string[]
  /**
   * Ids that the target gave to what the run made, where the target chooses them. Only what has such an id, or a name of
   * the run, may be changed or deleted. `call`: what was sent, and whether a name or an id is of what the run made, for
   * what a list or only an answer about its owner tells.
   */
  identifies?(
    operation: string,
    reply: TargetReply,
    call?: { options: CallOptions; isOwn(id: string): boolean },
  ): string[]
  /**
   * What a successful call made that no name in its request tells of, by the ids that the answer tells: a target that
   * takes a request without a name must not be left with what it made.
   */
  nameless?(operation: string, options: CallOptions, reply: TargetReply): Omit<Resource, 'service'>[]
  /** Requests that no document describes, sent by fixtures only, to prepare what cannot be had otherwise. */
  undocumented?: Operation[]
  /** What a successful call removed. */
  removes(operation: string, options: CallOptions): Omit<Resource, 'service'>[]
  /**
   * Deletes what is left of a resource, and waits until it is gone. Idempotent. What has its id from a list alone, and not
   * from a create (`isTold`), is looked at first: it must bear the name there, too.
   */
  cleanup(resource: Resource, send: CheckContext['call'], isTold?: (id: string) => boolean): Promise<void>
  /** Resources of different groups may be deleted at once; by default all are of one group, last made first. */
  cleanupGroup?(resource: Resource): string
  /** Asks whether such a service answers at all; gives what came instead, or undefined. Tried before anything else. */
  probe?(send: CheckContext['call']): Promise<string | undefined>
  /** What stands on the target with a name that begins so, in the order it must be deleted; for `cleanup --prefix`. */
  find?(prefix: string, send: CheckContext['call']): Promise<Omit<Resource, 'service'>[]>
  /** Facts that no check exercises, each with its reason. */
  notEvaluated: Record<string, string>
}

/** What a suite is built from: the committed spec of its service. */
export interface SpecOfService {
  catalog: ServiceCatalog
  errata: Erratum[]
}
