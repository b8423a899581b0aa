import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Sample } from '../model/sample.ts'
import { ConformanceError } from '../shared/errors.ts'
import { loadCatalog, loadSpec, servicesOf } from '../shared/load-spec.ts'
import { leftOver, writeFiles } from '../shared/written-files.ts'
import type { SampleText } from './bodies/body-samples.ts'
import { type GeneratedFiles, generate, schemasByOperation } from './generate.ts'

/** Folders that hold nothing but what `generate` writes. */
const ownedFolders = ['spec/openapi', 'spec/schemas']

/**
 * Makes the files of every service from what is committed below `root`, writing nothing.
 * @throws {ConformanceError} `SPEC_*` when the catalog, the rules, the errata or a sample cannot be read.
 */
export function generateAll(root: string): GeneratedFiles {
  const samples = readSamples(root)
  const files = new Map<string, string>()
  const spec = join(root, 'spec')
  for (const service of servicesOf('k5-foundation-1.12', spec)) {
    const { catalog, errata } = loadSpec(service, 'k5-foundation-1.12', spec)
    for (const [file, text] of generate(catalog, samples, errata)) files.set(file, text)
  }
  const schemas = schemasByOperation(files)
  for (const service of servicesOf('jio-api', spec))
    for (const [file, text] of generate(loadCatalog(service, 'jio-api', spec), [], [], schemas)) files.set(file, text)
  return files
}

/** Names of the files that are missing, different or left over below `root`; empty when all are current. */
export function staleFiles(files: GeneratedFiles, root: string): string[] {
  const different = [...files].filter(([file, text]) => readIfThere(join(root, file)) !== text).map(([file]) => file)
  return [...different, ...leftOver(files, root, ownedFolders)].sort()
}

/** Writes the files, and removes those that an earlier run wrote and this one does not. */
export function writeGenerated(files: GeneratedFiles, root: string): void {
  writeFiles(files, root, ownedFolders)
}

/** The samples of `samples/index.json` with their texts. */
export function readSamples(root: string): SampleText[] {
  const index = join(root, 'samples/index.json')
  const text = readIfThere(index)
  if (text === undefined)
    throw new ConformanceError('SPEC_MISSING', 'the index of the samples is missing', {
      where: index,
      next: 'restore the file from the repository',
    })
  const { samples } = JSON.parse(text) as { samples: Sample[] }
  return samples.map(sample => ({ sample, text: readFileSync(join(root, 'samples', sample.file), 'utf8') }))
}

function readIfThere(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}
