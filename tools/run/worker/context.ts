import type { CallOptions, CheckContext, Violation } from '../../model/check.ts'
import type { TargetReply } from '../../model/target.ts'
import { ConformanceError } from '../../shared/errors.ts'
import { GrowingWait } from '../../shared/growing-wait.ts'
import { callableOf, suiteOf } from '../registry.ts'
import { type Caller, callOperation, urlOf } from './caller.ts'
import { fixtureTag } from './exchange-log.ts'
import { oneLine } from './failure-texts.ts'
import { prefixOf } from './ownership.ts'
import { seededBytes, seededUuid, shortHash } from './seeded.ts'
import { EndOfCheck } from './signals.ts'
import { violationsOf } from './violations.ts'
import type { WorkerRun } from './worker-run.ts'

/** The context of one check or fixture. */
export class RunContext implements CheckContext {
  readonly id: string
  readonly operation: string
  readonly seed: number
  readonly expect: CheckContext['expect']
  readonly fixtures: CheckContext['fixtures']
  readonly #run: WorkerRun
  readonly #caller: Caller
  readonly #borrowed: string[] = []
  #focused: string | undefined
  #last: string | undefined
  #names = 0
  #bodies = 0

  constructor(run: WorkerRun, caller: Caller, id: string, operation: string, expect: CheckContext['expect']) {
    this.#run = run
    this.#caller = caller
    this.id = id
    this.operation = operation
    this.seed = run.seed
    this.fixtures = run.profileFixtures
    this.expect = expect
  }

  /** Ids of the exchanges that it judged: those of its fixtures, then its own. */
  get exchanges(): string[] {
    return [...new Set([...this.#borrowed, ...this.#run.exchanges.sentBy(this.#caller.tag)])]
  }

  /** Id of the exchange that `curl` should reproduce. */
  get judged(): string | undefined {
    return this.#focused ?? this.#run.exchanges.sentBy(this.#caller.tag).at(-1) ?? this.#last ?? this.#borrowed.at(-1)
  }

  async call(operation: string, options?: CallOptions): Promise<TargetReply> {
    const reply = await callOperation(this.#run, this.#caller, operation, options)
    this.#last = reply.exchange
    return reply
  }

  urlOf(operation: string, options?: CallOptions): URL {
    return urlOf(this.#run, operation, options)
  }

  offers(serviceType: string): boolean {
    return this.#run.client.has(serviceType)
  }

  project(account?: Parameters<CheckContext['project']>[0]): string | undefined {
    return this.#run.client.project(account)
  }

  name(label: string): string {
    this.#names += 1
    return `${prefixOf(this.#run.id)}${label}-${shortHash(`${this.seed} ${this.id}`)}${this.#names}`
  }

  unknownId(): string {
    this.#names += 1
    const id = seededUuid(`${this.seed} ${this.#run.id} ${this.id} ${this.#names}`)
    this.#run.ownership.learn(id)
    return id
  }

  bytes(length: number): Uint8Array {
    this.#bodies += 1
    return seededBytes(`${this.seed} ${this.id} ${this.#bodies}`, length)
  }

  async shared<T>(key: string, make: (t: CheckContext) => Promise<T>): Promise<T> {
    // By the text of what makes it: two that chose the same key would be given each other's.
    const maker = make.toString()
    const known = this.#run.fixtures.get(key)
    if (known !== undefined && known.maker !== maker)
      throw new ConformanceError('SUITE_FIXTURE', `two shared resources have the key "${key}"`, { where: 'suites' })
    const fixture = known ?? { maker, made: this.#makeFixture(key, make) }
    if (known === undefined) this.#run.fixtures.set(key, fixture)
    const { value, exchanges } = await fixture.made
    this.#borrowed.push(...exchanges)
    return value as T
  }

  async #makeFixture<T>(
    key: string,
    make: (t: CheckContext) => Promise<T>,
  ): Promise<{ value: T; exchanges: string[] }> {
    if (this.#run.cost.refused.includes(key))
      throw new EndOfCheck('skipped', `the limits leave no room for "${key}", which it needs`)
    const tag = fixtureTag + key
    const context = new RunContext(
      this.#run,
      { tag, effect: 'fixture', uses: this.#run.cost.shared[key] ?? {} },
      tag,
      this.operation,
      this.#run.expect,
    )
    try {
      return { value: await make(context), exchanges: context.exchanges }
    } catch (error) {
      if (error instanceof EndOfCheck) throw error
      const why = error instanceof Error ? error.message : String(error)
      throw new EndOfCheck('not-run', `preparing "${key}" failed: ${oneLine(why, this.#run.redactor)}`)
    }
  }

  watch<T>(kind: string, look: () => Promise<T>, isOver: (look: T) => boolean, longestMs: number): Promise<T> {
    return this.#run.watch.until(kind, look, isOver, longestMs)
  }

  async eventually<T>(body: () => Promise<T>, options: { timeoutMs?: number; intervalMs?: number } = {}): Promise<T> {
    const { timeoutMs = 10_000, intervalMs = 400 } = options
    const end = performance.now() + timeoutMs * this.#run.watch.patience
    const wait = new GrowingWait({ mostMs: intervalMs })
    for (;;) {
      try {
        return await body()
      } catch (error) {
        if (error instanceof EndOfCheck || performance.now() + wait.nextMs > end) throw error
      }
      await wait.pass()
      this.#run.brake.check()
    }
  }

  violations(
    operation: string,
    status: number,
    mediaType: string,
    body: Uint8Array,
    options: { advisory?: boolean } = {},
  ): Promise<Violation[]> {
    const registered = suiteOf(this.#run.registry, operation)
    const described = callableOf(registered, operation)
    return violationsOf(registered.catalog, described, { status, mediaType, body, ...options })
  }

  focus(reply: TargetReply): void {
    this.#focused = reply.exchange
    this.#borrowed.push(reply.exchange)
  }

  prepared(reply: TargetReply, ...statuses: number[]): TargetReply {
    const fine = statuses.length > 0 ? statuses.includes(reply.status) : reply.status >= 200 && reply.status < 300
    if (fine) return reply
    const sent = this.#run.exchanges.find(reply.exchange)?.request
    const what = sent === undefined ? 'a request' : `${sent.method} ${pathOf(sent.url)}`
    const wanted = statuses.length > 0 ? statuses.join(' or ') : 'success'
    return this.notRun(`${what} answered ${reply.status}, not ${wanted}`)
  }

  notRun(reason: string): never {
    throw new EndOfCheck('not-run', `preparation: ${reason}`)
  }

  unsupported(reason: string): never {
    throw new EndOfCheck('unsupported', reason)
  }

  skip(reason: string): never {
    throw new EndOfCheck('skipped', reason)
  }
}

function pathOf(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname : url
}
