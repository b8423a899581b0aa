import { fileURLToPath } from 'node:url'
import type { TaskMeta } from 'vitest'
import type { TestModule, Vitest } from 'vitest/node'
import type { Reporter } from 'vitest/reporters'
import type { CheckLine } from '../model/record.ts'
import { packageRoot } from '../shared/package-root.ts'
import type { AllureOptions } from './allure.ts'
import { lookedAt } from './worker/failure-texts.ts'
import type { WorkerInput, WorkerState } from './worker-input.ts'

const fromSource = import.meta.url.endsWith('.ts')
const extension = fromSource ? 'ts' : 'js'
const entry = fileURLToPath(new URL(`./worker/entry.${extension}`, import.meta.url))

/** URL of the module that the worker imports. */
export const workerModule = new URL(`./worker/module.${extension}`, import.meta.url).href

export interface ExecuteOptions {
  input: WorkerInput
  /** Called for each check as its verdict arrives. */
  onLine(line: CheckLine): void
  /** Called with what the worker tells of itself, after each check. */
  onState(state: WorkerState): void
  /** Folder for Allure's results; none are written without it. */
  allure?: AllureOptions
}

/**
 * Runs the checks in one worker thread of vitest, which all share its client and fixtures. What vitest thinks of the
 * outcome decides nothing.
 * @returns errors outside of any check, e.g. of a worker that died; empty where all went as it should.
 */
export async function execute({ input, onLine, onState, allure }: ExecuteOptions): Promise<string[]> {
  const { startVitest } = await import('vitest/node')
  const problems: string[] = []
  const signals = keepSignals()
  const reporters: Reporter[] = [
    {
      onInit: signals.takeBack,
      onTestCaseResult(test: { meta(): TaskMeta }) {
        const { line, worker } = test.meta()
        if (line !== undefined) onLine(line)
        if (worker !== undefined) onState(worker)
      },
      onTestRunEnd(modules: readonly TestModule[], errors: readonly { message: string }[]) {
        problems.push(...errors.map(error => error.message))
        for (const module of modules) problems.push(...module.errors().map(error => error.message))
      },
    },
  ]
  if (allure !== undefined) {
    const { allureReporter } = await import('./allure.ts')
    reporters.push(allureReporter(allure))
  }
  let vitest: Vitest | undefined
  try {
    vitest = await startVitest(
      'test',
      [],
      {
        config: false,
        root: packageRoot,
        dir: packageRoot,
        include: [entry],
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
        maxConcurrency: input.concurrency * 4,
        // Each request has its own limit; a limit on a whole check would cut off its clean-up.
        testTimeout: 0,
        hookTimeout: 0,
        retry: 0,
        // A shortened secret would not be recognised by the redactor; far behind what is ever looked at, none matters.
        chaiConfig: { truncateThreshold: 2 * lookedAt, includeStack: false },
        reporters,
        provide: { workerInput: input },
        server: { deps: fromSource ? {} : { external: [/\/dist\/(?:tools|suites)\//] } },
      },
      { logLevel: 'silent' },
    )
  } catch (error) {
    problems.push(error instanceof Error ? error.message : String(error))
  } finally {
    await vitest?.close()
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
