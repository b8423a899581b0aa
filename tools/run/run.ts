import { randomBytes } from 'node:crypto'
import { join, resolve } from 'node:path'
import type { Limits, ProfileFixtures } from '../model/profile.ts'
import type { CheckLine, HeaderLine, Summary } from '../model/record.ts'
import { recordVersion } from '../model/record.ts'
import type { Effect } from '../model/verdict.ts'
import { ConformanceError } from '../shared/errors.ts'
import { packageVersion } from '../shared/package-version.ts'
import type { RunRecord } from '../shared/read-record.ts'
import { Redactor } from '../shared/redact.ts'
import { specHash } from '../shared/spec-hash.ts'
import { connect, defaultConcurrency } from '../target/client.ts'
import type { ResolvedTarget } from '../target/resolved-target.ts'
import { carryOut, type PreparedRun } from './carry-out.ts'
import { JsonLinesFile } from './json-lines-file.ts'
import { limitReached } from './limit-reached.ts'
import { outFiles, prepareOutFolder } from './out-folder.ts'
import type { Plan } from './plan.ts'
import { operationsOf, planInfo } from './plan-info.ts'
import { type PlanInputs, planOf, readPlanInputs } from './plan-inputs.ts'
import { probeServices, requireService } from './probe-services.ts'
import { RecordWriter } from './record-writer.ts'
import { importRegistry, registryUrl } from './registry.ts'
import { RequestCount } from './request-count.ts'
import { openRunner, type Runner } from './runner.ts'

export interface RunOptions {
  target: ResolvedTarget
  /** Folder of the results; default `reports/out/<run id>` in the working folder. */
  out?: string
  api?: string[]
  check?: string[]
  /** File of what is known of the target (docs/profiles.md). */
  profile?: string
  /** What whoever made the target knows of it; the profile goes over it. */
  fixtures?: ProfileFixtures
  /** They go over those of the profile. */
  limits?: Limits
  /** Default all for the embedded emulator, `read` for a cloud. */
  effects?: Effect[]
  /** File of known failures. */
  knownFailures?: string
  /** Checks and requests at once, at most; default 10. */
  concurrency?: number
  /** Requests begun per second, at most. */
  rate?: number
  /** Per request, in milliseconds. */
  timeoutMs?: number
  seed?: number
  shard?: { index: number; count: number }
  /** Words of a command line that name the target and how it is asked, without secrets, for who repeats a check. */
  repeatWords?: readonly string[]
  /** Whether Allure's results are written; default true. */
  allure?: boolean
  /** URL of another registry of suites. */
  registry?: string
  /** Aborting it ends the run early: nothing more is begun, the target is cleaned, the record completed. */
  signal?: AbortSignal
  onPlan?(plan: Plan, header: HeaderLine, dir: string): void
  /** Called for each check, also one whose verdict was known before. */
  onLine?(line: CheckLine): void
  /** Called when every check has its verdict, and what is left on the target is being removed. */
  onSweep?(): void
}

export interface RunOutcome {
  dir: string
  summary: Summary
  /** As it stands in `results.jsonl`. */
  record: RunRecord
  interrupted: boolean
  /** What could not be deleted. */
  leftovers: string[]
  /** Set when the run could not be carried through: a dead worker, a full disk. */
  problem?: ConformanceError
}

/**
 * Judges a target: plans, runs the checks, records every verdict, and removes what it made. The record is whole on
 * disk when this returns, also after an interruption.
 * @throws {ConformanceError} before anything was sent to the services: `OUT_*`, `TARGET_*`, `SUITE_*`, `SELECT_*`,
 * `KNOWN_FAILURES_FILE`.
 */
export async function run(options: RunOptions): Promise<RunOutcome> {
  const started = performance.now()
  const startedAt = new Date().toISOString()
  const id = makeRunId()
  const seed = options.seed ?? randomBytes(4).readUInt32LE(0)
  const dir = resolve(options.out ?? join('reports', 'out', id))
  const inputs = await readPlanInputs(options, startedAt.slice(0, 10))
  prepareOutFolder(dir)
  // Loading the worker takes longest, so that it is begun first.
  const runner = openRunner({
    runId: id,
    dir,
    registry: options.registry ?? registryUrl,
    concurrency: options.concurrency ?? defaultConcurrency,
    allure: options.allure ?? true,
  })
  try {
    return await prepareAndCarryOut(options, { id, startedAt, seed, dir, started }, inputs, runner)
  } finally {
    await runner.close()
  }
}

async function prepareAndCarryOut(
  options: RunOptions,
  { id, startedAt, seed, dir, started }: HeaderLine['run'] & Pick<PreparedRun, 'dir' | 'started'>,
  inputs: PlanInputs,
  runner: Runner,
): Promise<RunOutcome> {
  const { selection, profile, knownFailures: list, day } = inputs
  const exchanges = new JsonLinesFile(outFiles(dir).exchanges)
  const count = new RequestCount(profile.limits.requests)
  // Once the checks have begun, all that this thread sends is clean-up.
  let preparing = true
  const [registry, client] = await Promise.all([
    // The worker loads the same meanwhile.
    runner.begun.then(() => importRegistry(options.registry ?? registryUrl)),
    connect(options.target, {
      redactor: new Redactor(),
      exchangePrefix: 'm',
      ...clientLimits(options),
      backOff: { seed },
      onBegin: () => {
        if (!preparing) count.beginRemoval()
        else if (!count.begin()) throw tooFewRequests(profile.limits)
      },
      onExchange: exchange => {
        try {
          exchanges.append(exchange)
        } catch {
          // The sweep goes on where the disk is full.
        }
      },
    }),
  ])
  try {
    await runner.loading
    const plan = planOf(registry, inputs, options, client)
    requireService(plan, registry, client)
    await probeServices(plan, registry, client)
    const suite = { version: packageVersion(), specHash: specHash() }
    const header: HeaderLine = {
      type: 'header',
      version: recordVersion,
      run: { id, startedAt, seed },
      target: client.description,
      suite,
      selection,
      planned: plan.checks.length,
      plan: planInfo(plan, suite, selection),
      ...(options.shard === undefined ? {} : { shard: { ...options.shard, operations: operationsOf(plan) } }),
      peak: plan.cost.peak,
      conditions: {
        node: process.versions.node,
        platform: `${process.platform} ${process.arch}`,
        ...clientLimits(options),
        ...(profile.patience === undefined ? {} : { patience: profile.patience }),
        limits: profile.limits,
        lacks: profile.lacks,
      },
      services: plan.services,
      operations: plan.operations,
      notEvaluated: plan.notEvaluated,
      errata: plan.errata,
      ...(plan.withoutChecks === undefined ? {} : { withoutChecks: plan.withoutChecks }),
      ...(list === undefined
        ? {}
        : { knownFailures: { file: list.file, digest: list.digest, day, entries: plan.knownFailures } }),
    }
    const record = new RecordWriter(
      dir,
      header,
      plan.checks.map(({ check }) => check.id),
    )
    options.onPlan?.(plan, header, dir)
    preparing = false
    const sent = (): number => count.sent
    return await carryOut({ options, profile, plan, header, record, registry, client, runner, dir, started, sent })
  } finally {
    exchanges.close()
    await client.close()
  }
}

/** Limits of the client, without those that were not given. */
function clientLimits({
  concurrency,
  rate,
  timeoutMs,
}: RunOptions): Pick<RunOptions, 'concurrency' | 'rate' | 'timeoutMs'> {
  return {
    ...(concurrency === undefined ? {} : { concurrency }),
    ...(rate === undefined ? {} : { rate }),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  }
}

function tooFewRequests({ requests = 0 }: Limits): ConformanceError {
  return new ConformanceError('RUN_LIMIT', `${limitReached(requests, 'request')} before any check was begun`, {
    where: '--limit requests, or limits of the profile',
    next: 'allow more: each user is authenticated and each service asked once, before the checks',
  })
}

/** Sorts by time, and fits into names: seconds in base 36, then four random characters. */
function makeRunId(): string {
  const seconds = Math.floor(Date.now() / 1000).toString(36)
  return `${seconds}${randomBytes(4).readUInt32LE(0).toString(36).padStart(7, '0').slice(-4)}`
}
