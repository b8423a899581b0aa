import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkOpenApi } from '../generate/check-openapi.ts'
import { generate } from '../generate/generate.ts'
import { generateAll, readSamples } from '../generate/generated-folder.ts'
import { importFolder } from '../import/import-folder.ts'
import type { Operation } from '../model/catalog.ts'
import { loadCatalogs } from '../shared/load-spec.ts'
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

/** Time to generate every service from its committed catalog, with the operations repeated under other ids and paths. */
export function generateGrowth(): Growth {
  const catalogs = loadCatalogs()
  const samples = readSamples(packageRoot)
  return growthOf(factor => {
    const copies = Array.from({ length: factor }, (_, copy) => copy)
    const repeated = catalogs.map(catalog => ({
      ...catalog,
      operations: copies.flatMap(copy => catalog.operations.map(one => copyOf(one, copy))),
    }))
    const shown = copies.flatMap(copy =>
      samples.map(({ sample, text }) => ({ sample: { ...sample, operation: `${sample.operation}${copy}` }, text })),
    )
    return () => repeated.map(catalog => generate(catalog, shown))
  })
}

function copyOf(one: Operation, copy: number): Operation {
  return {
    ...one,
    id: `${one.id}${copy}`,
    path: `/copy${copy}${one.path}`,
    ...(one.variantOf === undefined ? {} : { variantOf: `${one.variantOf}${copy}` }),
  }
}

/** Milliseconds that a maintainer waits for the whole spec, each part once and cold. */
export async function wholeSpec(source: string): Promise<Record<'import' | 'generate' | 'check', number>> {
  const started = performance.now()
  importFolder(source)
  const imported = performance.now()
  const files = generateAll(packageRoot)
  const generated = performance.now()
  await checkOpenApi(files)
  return {
    import: Math.round(imported - started),
    generate: Math.round(generated - imported),
    check: Math.round(performance.now() - generated),
  }
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
