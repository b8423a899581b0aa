import type { TaskMeta } from 'vitest'
import type { TestModule } from 'vitest/node'
import type { Reporter } from 'vitest/reporters'
import type { CheckLine } from '../model/record.ts'
import { packageRoot } from '../shared/package-root.ts'
import { fromSource, programFile, programUrl } from '../shared/program-file.ts'
import { outFiles } from './out-folder.ts'
import { lookedAt } from './worker/failure-texts.ts'
import {
  openChannel,
  type WorkerInput,
  type WorkerMessage,
  type WorkerStart,
  type WorkerState,
} from './worker-input.ts'

export interface RunnerOptions {
  runId: string
  /** Folder of the results. */
  dir: string
  /** URL of the registry module. */
  registry: string
  /** Requests at once, at most. */
  concurrency: number
  /** Whether Allure's results are written. */
  allure: boolean
}

/** What is told of the checks while they run. */
export interface RunnerEvents {
  /** Called for each check as its verdict arrives. */
  onLine(line: CheckLine): void
  /** Called with what the worker tells of itself, after each check and after its sweep. */
  onState(state: WorkerState): void
  /** Called when the worker has no place to write to. */
  onOutputFailed(why: string): void
  /** The line that was recorded of a check. */
  findLine(id: string): CheckLine | undefined
  /** Whether each check of the run has its line. */
  isComplete(): boolean
}

/** One worker thread of vitest, which loads what it needs while the main thread still prepares. */
export interface Runner {
  /** Fulfilled when the worker has been started, or will not be. */
  readonly begun: Promise<void>
  /**
   * Fulfilled when the worker loads by itself, or will not: until then it asks this thread for modules, through vitest, and
   * long work here would keep it waiting.
   */
  readonly loading: Promise<void>
  /**
   * Has the checks run, which all share the worker's client and fixtures. What vitest thinks of the outcome decides
   * nothing.
   * @returns errors outside of any check, e.g. of a worker that died; empty where all went as it should.
   */
  execute(input: WorkerInput, events: RunnerEvents): Promise<string[]>
  /** Nothing more is begun. */
  stop(why: string): void
  /** Ends the worker, also one that was given nothing to do. */
  close(): Promise<void>
}

/** Starts the worker of a run. */
export function openRunner(options: RunnerOptions): Runner {
  let events: RunnerEvents | undefined
  let loaded = false
  // What is said while the worker is being loaded would not be heard.
  const unheard: WorkerMessage[] = []
  const channel = openChannel(options.runId, message => {
    if (message.type === 'output-failed') events?.onOutputFailed(message.why)
    if (message.type === 'loading') loads()
    if (message.type !== 'loaded') return
    loaded = true
    for (const told of unheard.splice(0)) channel.post(told)
  })
  const tell = (message: WorkerMessage): void => {
    if (loaded) channel.post(message)
    else unheard.push(message)
  }
  const [begun, begins] = signal()
  const [loading, loads] = signal()
  const ended = startWorker(options, begins, () => events).finally(() => {
    begins()
    loads()
  })
  return {
    begun,
    loading,
    execute(input, told) {
      events = told
      tell({ type: 'input', input })
      return ended
    },
    stop: why => tell({ type: 'stop', why }),
    async close() {
      if (events === undefined) tell({ type: 'nothing' })
      await ended
      channel.close()
    },
  }
}

/** A promise and what fulfils it. */
function signal(): [Promise<void>, () => void] {
  let give: () => void = () => {}
  const given = new Promise<void>(resolve => {
    give = resolve
  })
  return [given, give]
}

/** @returns errors outside of any check, when the worker has ended. */
async function startWorker(
  { runId, dir, registry, concurrency, allure }: RunnerOptions,
  onBegun: () => void,
  events: () => RunnerEvents | undefined,
): Promise<string[]> {
  const problems: string[] = []
  const signals = keepSignals()
  const reporters: Reporter[] = [
    {
      onInit: signals.takeBack,
      onTestRunStart: onBegun,
      onTestCaseResult(test: { meta(): TaskMeta }) {
        const { line, worker } = test.meta()
        if (line !== undefined) events()?.onLine(line)
        if (worker !== undefined) events()?.onState(worker)
      },
      onTestRunEnd(modules: readonly TestModule[], errors: readonly { message: string }[]) {
        problems.push(...errors.map(error => error.message))
        for (const module of modules) {
          problems.push(...module.errors().map(error => error.message))
          const { worker } = module.meta()
          if (worker !== undefined) events()?.onState(worker)
        }
      },
    },
  ]
  const workerStart: WorkerStart = { module: programUrl('tools/run/worker/module.ts'), registry, runId }
  try {
    const { startVitest } = await import('vitest/node')
    if (allure) {
      const { allureReporter } = await import('./allure.ts')
      const { allure: folder, exchanges } = outFiles(dir)
      reporters.push(
        allureReporter({
          folder,
          exchanges,
          findLine: id => events()?.findLine(id),
          isComplete: () => events()?.isComplete() ?? false,
        }),
      )
    }
    const vitest = await startVitest(
      'test',
      [],
      {
        config: false,
        root: packageRoot,
        dir: packageRoot,
        include: [programFile('tools/run/worker/entry.ts')],
        exclude: [],
        watch: false,
        cache: false,
        api: false,
        pool: 'threads',
        maxWorkers: 1,
        isolate: false,
        fileParallelism: false,
        sequence: { concurrent: true },
        // More checks than requests: one that waits for a fixture or for the clock must not keep a connection idle.
        maxConcurrency: concurrency * 4,
        // Each request has its own limit; a limit on a whole check would cut off its clean-up.
        testTimeout: 0,
        hookTimeout: 0,
        retry: 0,
        // A shortened secret would not be recognised by the redactor; far behind what is ever looked at, none matters.
        chaiConfig: { truncateThreshold: 2 * lookedAt, includeStack: false },
        reporters,
        provide: { workerStart },
        server: { deps: fromSource ? {} : { external: [/\/dist\//] } },
      },
      { logLevel: 'silent' },
    )
    await vitest.close()
  } catch (error) {
    problems.push(error instanceof Error ? error.message : String(error))
  }
  return problems
}

/**
 * Vitest ends the process by itself on the first Ctrl-C, before anything could be cleaned up: its listeners are
 * taken off again, so that only those of the caller stand.
 */
function keepSignals(): { takeBack(): void } {
  const names = ['SIGINT', 'SIGTERM'] as const
  const before = new Map(names.map(name => [name, new Set(process.listeners(name))]))
  return {
    takeBack() {
      for (const name of names)
        for (const listener of process.listeners(name))
          if (before.get(name)?.has(listener) === false) process.off(name, listener)
    },
  }
}
