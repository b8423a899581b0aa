import { setTimeout as sleep } from 'node:timers/promises'
import type { BeforeLine, Standing } from '../../model/standing.ts'
import type { ConnectedClient } from '../../target/client.ts'
import { type Before, hashesOf } from '../before.ts'
import { JsonLinesFile } from '../json-lines-file.ts'
import { type RegisteredSuite, suiteOf } from '../registry.ts'
import { senderOf } from '../sweep.ts'
import { EndOfCheck } from './signals.ts'

/** More than that is no list of a project's, but one without an end. */
const most = 200_000

/** Milliseconds before the second and the third try: a list that is asked once must not fail by a moment's trouble. */
const waits = [300, 1500]

export interface LookoutOptions {
  runId: string
  registry: readonly RegisteredSuite[]
  client: ConnectedClient
  /** What is found is added here. */
  before: Before
  /** Where it is noted before anything is made; not touched by a run that makes nothing. */
  file: string
}

/** One list in one account. */
interface Look {
  standing: Standing
  account?: 'alternate'
}

/**
 * Looks at what stands on the target before the first of a kind is made: each list of that kind, in both accounts, all at
 * the same time, so that nothing of the run's own can be in them.
 */
export class Lookout {
  readonly #options: LookoutOptions
  /** By kind: why a list could not be had, by list and account. */
  readonly #looked = new Map<string, Promise<Map<string, string>>>()
  #file: JsonLinesFile | undefined

  constructor(options: LookoutOptions) {
    this.#options = options
  }

  /**
   * Call it before a request is sent that may make something. Without the list nothing is made: an id that the answer tells
   * could be anybody's, and clean-up, which finds by the same list what the run made, could not remove it.
   * @throws {EndOfCheck} `not-run` where what is there cannot be listed.
   * @throws {ConformanceError} `OUT_NOT_WRITABLE`.
   */
  async beforeMaking(operation: string, account: 'default' | 'alternate' = 'default'): Promise<void> {
    const { suite } = suiteOf(this.#options.registry, operation)
    const concerned = (suite.standing ?? []).filter(
      ({ makes, brings }) => makes.includes(operation) || brings?.includes(operation) === true,
    )
    const looked = await Promise.all(concerned.map(({ kind }) => this.#kind(kind)))
    for (const [index, { kind, list, makes }] of concerned.entries()) {
      const why = looked[index]?.get(`${list} ${account}`)
      if (why !== undefined && makes.includes(operation))
        throw new EndOfCheck('not-run', `nothing of the kind "${kind}" is made: what is there cannot be listed: ${why}`)
    }
  }

  #kind(kind: string): Promise<Map<string, string>> {
    const known = this.#looked.get(kind)
    if (known !== undefined) return known
    const looking = this.#look(kind)
    this.#looked.set(kind, looking)
    return looking
  }

  async #look(kind: string): Promise<Map<string, string>> {
    const failures = new Map<string, string>()
    const lines = await Promise.all(this.#looksAt(kind).map(look => this.#ask(look)))
    for (const line of lines) {
      this.#options.before.add(line)
      if (line.failed !== undefined) failures.set(`${line.list} ${line.account ?? 'default'}`, line.failed)
    }
    this.#file ??= new JsonLinesFile(this.#options.file)
    this.#file.append(...lines)
    await this.#file.sync()
    return failures
  }

  /** Each list of the kind once, in each account. */
  #looksAt(kind: string): Look[] {
    const { registry, client } = this.#options
    const all = registry.flatMap(({ suite }) => suite.standing ?? []).filter(standing => standing.kind === kind)
    const lists = [...new Map(all.map(standing => [standing.list, standing])).values()]
    return lists.flatMap(standing => [
      { standing },
      ...(client.identities.has('alternate') ? [{ standing, account: 'alternate' as const }] : []),
    ])
  }

  async #ask({ standing, account }: Look): Promise<BeforeLine> {
    const { runId, client } = this.#options
    let line: BeforeLine | undefined
    for (const wait of [0, ...waits]) {
      await sleep(wait)
      const ids: string[] = []
      let pages = 0
      let failed: string | undefined
      try {
        for await (const page of this.#pages(standing, account)) {
          pages += 1
          ids.push(...page)
          if (ids.length > most) throw new Error(`${standing.list} lists more than ${most}`)
        }
      } catch (error) {
        failed = client.shown(error instanceof Error ? error.message : String(error))
      }
      line = {
        at: new Date().toISOString(),
        run: runId,
        kind: standing.kind,
        list: standing.list,
        ...(account === undefined ? {} : { account }),
        ...(standing.mayBeNamed === undefined ? {} : { mayBeNamed: standing.mayBeNamed }),
        pages,
        count: ids.length,
        ids: hashesOf(runId, ids),
        ...(failed === undefined ? {} : { failed }),
      }
      if (failed === undefined || ids.length > most) return line
    }
    return line as BeforeLine
  }

  #pages(standing: Standing, account: 'alternate' | undefined): AsyncIterable<readonly string[]> {
    const { registry, client } = this.#options
    const { serviceType } = suiteOf(registry, standing.list).suite
    if (!client.has(serviceType)) throw new Error(`the target offers no ${serviceType}`)
    const send = senderOf({ registry, client }, 'before')
    const other = account === undefined ? {} : { account, identity: account }
    return standing.pages((operation, given) => send(operation, { ...given, ...other }))
  }
}
