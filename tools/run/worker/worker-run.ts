import type { CheckContext } from '../../model/check.ts'
import type { ProfileFixtures } from '../../model/profile.ts'
import type { Effect } from '../../model/verdict.ts'
import { Redactor } from '../../shared/redact.ts'
import { type ConnectedClient, connect } from '../../target/client.ts'
import { Before } from '../before.ts'
import type { Cost } from '../cost.ts'
import { JsonLinesFile } from '../json-lines-file.ts'
import { Ledger } from '../ledger.ts'
import { outFiles } from '../out-folder.ts'
import type { RegisteredSuite } from '../registry.ts'
import { StuckKinds } from '../stuck-kinds.ts'
import type { WorkerInput } from '../worker-input.ts'
import { Brake } from './brake.ts'
import { Budget, Holdings } from './budget.ts'
import { ExchangeLog } from './exchange-log.ts'
import { Lookout } from './lookout.ts'
import { Ownership } from './ownership.ts'
import { StorageCount } from './storage-count.ts'
import { Turns } from './turns.ts'
import { Watch } from './watch.ts'

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
  /** What was on the target before the run made anything of its kind. */
  readonly before: Before
  readonly lookout: Lookout
  /** What is the run's own; ids that were made up to name nothing are, too. */
  readonly ownership: Ownership
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
  /** By tag of who made them: what the last create beyond the project's quota was answered. */
  readonly quotaRefusals: Map<string, string>
  readonly stored: StorageCount
  readonly watch: Watch
  readonly stuck: StuckKinds
  /** By what they change. */
  readonly turns: Turns
}

/** @throws {ConformanceError} as opening the files and connecting do. */
export async function openWorkerRun(
  input: WorkerInput,
  registry: readonly RegisteredSuite[],
  expect: CheckContext['expect'],
): Promise<WorkerRun> {
  const files = outFiles(input.run.dir)
  const redactor = new Redactor()
  const exchanges = new ExchangeLog(new JsonLinesFile(files.exchanges))
  const ledgerFile = new JsonLinesFile(files.ledger)
  const brake = new Brake(input.allowance)
  const client = await connect(input.target, {
    redactor,
    session: input.session,
    concurrency: input.concurrency,
    exchangePrefix: 'x',
    onExchange: exchange => exchanges.add(exchange),
    onBegin: tag => brake.begin(tag),
    backOff: { seed: input.run.seed },
    ...(input.rate === undefined ? {} : { rate: input.rate }),
    ...(input.timeoutMs === undefined ? {} : { timeoutMs: input.timeoutMs }),
  })
  const before = new Before()
  return {
    id: input.run.id,
    seed: input.run.seed,
    effects: input.effects,
    registry,
    client,
    redactor,
    ledger: new Ledger(
      line => ledgerFile.append(line),
      () => ledgerFile.sync(),
    ),
    before,
    lookout: new Lookout({ runId: input.run.id, registry, client, before, file: files.before }),
    ownership: new Ownership(input.run.id, before, input.fixtures),
    exchanges,
    fixtures: new Map(),
    expect,
    brake,
    profileFixtures: input.fixtures,
    cost: input.cost,
    budget: new Budget(input.cost.room),
    holdings: new Holdings(),
    quotaRefusals: new Map(),
    stored: new StorageCount(input.allowance),
    watch: new Watch(input.patience),
    stuck: new StuckKinds(),
    turns: new Turns(),
  }
}
