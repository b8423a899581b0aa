import type { CheckContext } from '../../model/check.ts'
import type { ProfileFixtures } from '../../model/profile.ts'
import type { Effect } from '../../model/verdict.ts'
import { Redactor } from '../../shared/redact.ts'
import { type ConnectedClient, connect } from '../../target/client.ts'
import type { Cost } from '../cost.ts'
import { JsonLinesFile } from '../json-lines-file.ts'
import { Ledger } from '../ledger.ts'
import { outFiles } from '../out-folder.ts'
import { importRegistry, type RegisteredSuite } from '../registry.ts'
import type { WorkerInput } from '../worker-input.ts'
import { Brake } from './brake.ts'
import { Budget, Holdings } from './budget.ts'
import { ExchangeLog } from './exchange-log.ts'

/** What a fixture made, and the exchanges that made it. */
export interface Fixture {
  value: unknown
  exchanges: readonly string[]
}

/** What all checks of a run share: one client, one redactor, one ledger, one set of fixtures. */
export interface WorkerRun {
  readonly id: string
  readonly seed: number
  readonly effects: readonly Effect[]
  readonly registry: readonly RegisteredSuite[]
  readonly client: ConnectedClient
  readonly redactor: Redactor
  readonly ledger: Ledger
  /** Ids that the target gave to what the run made, and ids made up to name nothing. */
  readonly ownIds: Set<string>
  readonly exchanges: ExchangeLog
  /** By key; a failed one stays failed. */
  readonly fixtures: Map<string, { maker: string; made: Promise<Fixture> }>
  /** Vitest's `expect` outside of a test: for fixtures, whose assertions are no check's. */
  readonly expect: CheckContext['expect']
  readonly brake: Brake
  /** What the target's profile names. */
  readonly profileFixtures: ProfileFixtures
  readonly cost: Cost
  readonly budget: Budget
  readonly holdings: Holdings
}

/** @throws {ConformanceError} as loading the suites, opening the files and connecting do. */
export async function openWorkerRun(input: WorkerInput, expect: CheckContext['expect']): Promise<WorkerRun> {
  const files = outFiles(input.run.dir)
  const redactor = new Redactor()
  const exchanges = new ExchangeLog(new JsonLinesFile(files.exchanges))
  const ledgerFile = new JsonLinesFile(files.ledger)
  const brake = new Brake(input.allowance)
  const [registry, client] = await Promise.all([
    importRegistry(input.registry),
    connect(input.target, {
      redactor,
      session: input.session,
      concurrency: input.concurrency,
      exchangePrefix: 'x',
      onExchange: exchange => exchanges.add(exchange),
      onBegin: tag => brake.begin(tag),
      backOff: { seed: input.run.seed },
      ...(input.rate === undefined ? {} : { rate: input.rate }),
      ...(input.timeoutMs === undefined ? {} : { timeoutMs: input.timeoutMs }),
    }),
  ])
  return {
    id: input.run.id,
    seed: input.run.seed,
    effects: input.effects,
    registry,
    client,
    redactor,
    ledger: new Ledger(line => ledgerFile.append(line)),
    ownIds: new Set(),
    exchanges,
    fixtures: new Map(),
    expect,
    brake,
    profileFixtures: input.fixtures,
    cost: input.cost,
    budget: new Budget(input.cost.room),
    holdings: new Holdings(),
  }
}
