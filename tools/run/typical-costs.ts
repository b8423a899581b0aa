import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../shared/package-root.ts'

/** What something takes on a target that answers at once: requests, clean-up included, and milliseconds of work, without waiting for others. */
export interface Effort {
  ms: number
  requests: number
}

/** What checks and shared resources typically take: learnt from a run, so that shards and forecasts rest on something real. */
export interface TypicalCosts {
  /** Resources that checks of several operations share, by key. */
  shared: ReadonlyMap<string, Effort>
  /** By id of the check; `shared` are the keys of what it needs, also of what that needs in turn. */
  checks: ReadonlyMap<string, Effort & { shared: readonly string[] }>
}

/** The same as a file: lists instead of maps, and positions in `shared` instead of keys. */
interface CostsFile {
  about: string
  shared: [key: string, ms: number, requests: number][]
  checks: [id: string, ms: number, requests: number, shared: number[]][]
}

/** Committed; a test tells when it has become too old for the suites. */
export const typicalCostsFile = join(packageRoot, 'tools', 'run', 'typical-costs.json')

const about =
  'Typical costs: [key of a shared resource, ms, requests] and [check, ms, requests, positions of the shared resources it needs]. Made by npm run learn-costs; never edited.'

export function readTypicalCosts(): TypicalCosts {
  const { shared, checks } = JSON.parse(readFileSync(typicalCostsFile, 'utf8')) as CostsFile
  return {
    shared: new Map(shared.map(([key, ms, requests]) => [key, { ms, requests }])),
    checks: new Map(
      checks.map(([id, ms, requests, needs]) => [
        id,
        { ms, requests, shared: needs.flatMap(position => shared[position]?.[0] ?? []) },
      ]),
    ),
  }
}

/** The text of the file, a line for each check, so that a change shows where it is. */
export function formatTypicalCosts({ shared, checks }: TypicalCosts): string {
  const position = new Map([...shared.keys()].map((key, index) => [key, index]))
  const lines = (rows: unknown[]): string => rows.map(row => JSON.stringify(row)).join(',\n')
  const sharedRows = [...shared].map(([key, { ms, requests }]) => [key, ms, requests])
  const checkRows = [...checks].map(([id, { ms, requests, shared: needs }]) => [
    id,
    ms,
    requests,
    needs.map(key => position.get(key)),
  ])
  return `{"about":${JSON.stringify(about)},\n"shared":[\n${lines(sharedRows)}\n],\n"checks":[\n${lines(checkRows)}\n]}\n`
}
