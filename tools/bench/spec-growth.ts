import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generate } from '../generate/generate.ts'
import { readSamples } from '../generate/generated-folder.ts'
import { importFolder } from '../import/import-folder.ts'
import { loadCatalog } from '../shared/load-spec.ts'
import { packageRoot } from '../shared/package-root.ts'
import { median } from './storage-client.ts'

const factors = [1, 2, 4, 8]
const rounds = 5

/** Median milliseconds by how often the input was repeated, and the growth of the largest over the smallest. */
export interface Growth {
  ms: Record<string, number>
  /** Time at the largest factor ÷ time at 1: 8 is linear, 64 is quadratic. */
  growth: number
}

/**
 * Time to import the documents, reading included, with every text repeated 1, 2, 4 and 8 times.
 * @param source where the documents are; they are not part of this project
 */
export function importGrowth(source: string): Growth {
  const folder = mkdtempSync(join(tmpdir(), 'k5c-bench-'))
  try {
    return growthOf(factor => {
      const repeated = join(folder, String(factor))
      mkdirSync(repeated)
      for (const file of readdirSync(source))
        writeFileSync(join(repeated, file), readFileSync(join(source, file), 'utf8').repeat(factor))
      return () => importFolder(repeated)
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Time to generate from the committed catalog, with its operations repeated under other ids and paths. */
export function generateGrowth(): Growth {
  const catalog = loadCatalog('object-storage', 'k5-foundation-1.12')
  const samples = readSamples(packageRoot)
  return growthOf(factor => {
    const copies = Array.from({ length: factor }, (_, copy) => copy)
    const operations = copies.flatMap(copy =>
      catalog.operations.map(one => ({ ...one, id: `${one.id}${copy}`, path: `/copy${copy}${one.path}` })),
    )
    const repeated = copies.flatMap(copy =>
      samples.map(({ sample, text }) => ({ sample: { ...sample, operation: `${sample.operation}${copy}` }, text })),
    )
    return () => generate({ ...catalog, operations }, repeated)
  })
}

function growthOf(prepare: (factor: number) => () => unknown): Growth {
  const ms: Record<string, number> = {}
  for (const factor of factors) {
    const work = prepare(factor)
    // Warm: the first calls are compiled while they run.
    for (let call = 0; call < 5; call++) work()
    const times = Array.from({ length: rounds }, () => {
      const started = performance.now()
      work()
      return performance.now() - started
    })
    ms[factor] = Math.round(median(times) * 10) / 10
  }
  return { ms, growth: Math.round(((ms[8] ?? 0) / (ms[1] ?? 1)) * 10) / 10 }
}
