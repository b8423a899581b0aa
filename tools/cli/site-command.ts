import { join } from 'node:path'
import { roles } from '../model/target.ts'
import { makePlan } from '../run/plan.ts'
import { importRegistry, registryUrl } from '../run/registry.ts'
import { loadCatalogs } from '../shared/load-spec.ts'
import { packageRoot } from '../shared/package-root.ts'
import { buildSite } from '../site/build-site.ts'
import { readRecordedRuns } from '../site/recorded/read-recorded-runs.ts'
import { recordRuns } from '../site/recorded/record-runs.ts'
import { tellApart } from '../site/recorded/tell-apart.ts'
import { serveFolder } from '../site/serve.ts'
import type { SiteInput } from '../site/site-input.ts'
import type { SiteFlags } from './commands/site.ts'
import { exitCodes } from './exit-codes.ts'
import { specEntries } from './list/spec-entries.ts'

/**
 * Writes the site, and serves it where that is asked for.
 * @returns the exit code.
 */
export async function siteCommand({ out, runs, serve, base }: SiteFlags): Promise<number> {
  // What is served here stands at the root, unless it is said otherwise.
  const place = base ?? (serve === undefined ? undefined : '/')
  const input = await siteInput(runs)
  const { pages } = await buildSite({ ...input, ...(place === undefined ? {} : { base: place }) }, out)
  process.stdout.write(`${pages} pages in ${out}\n`)
  if (serve === undefined) return exitCodes.conformant
  const server = await serveFolder(out, { port: serve === true ? 8080 : serve, base: place ?? '/' })
  process.stdout.write(`${server.url}\n`)
  await new Promise<void>(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
  await server.close()
  return exitCodes.conformant
}

/** The spec with its checks, and the runs: those that are committed, then those of the named folders. */
export async function siteInput(folders: readonly string[]): Promise<SiteInput> {
  const plan = makePlan(await importRegistry(registryUrl), {
    selection: { api: [], check: [], effects: ['read'] },
    offer: { has: () => true, identities: new Set(['default', 'alternate', 'none', 'invalid', 'expired', ...roles]) },
    spec: loadCatalogs(),
  })
  const recorded = readRecordedRuns(join(packageRoot, 'site/runs'))
  const named = await Promise.all(folders.map(folder => recordRuns([folder])))
  return {
    root: packageRoot,
    k5: specEntries(packageRoot, plan.checks),
    jio: specEntries(packageRoot, plan.checks, 'jio-api'),
    notEvaluated: plan.notEvaluated,
    runs: tellApart([...recorded, ...named]),
  }
}
