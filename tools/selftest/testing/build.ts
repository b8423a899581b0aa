import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import ts from 'typescript'
import { packageRoot } from '../../shared/package-root.ts'

/** What `tsconfig.build.json` leaves out. */
const leftOut = /\.test\.ts$|[.-]fixture\.ts$|[\\/]testing[\\/]/

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.ES2022,
  verbatimModuleSyntax: true,
  rewriteRelativeImportExtensions: true,
}

/**
 * Brings `dist` up to date file by file, as `npm run build` would but for the types: what is measured is what users
 * run, and no test runs what was built before the last change.
 */
export function build(): void {
  for (const folder of ['tools', 'suites', 'formats'])
    for (const entry of readdirSync(join(packageRoot, folder), { recursive: true, withFileTypes: true })) {
      const source = join(entry.parentPath, entry.name)
      if (!/\.(?:ts|json)$/.test(source) || leftOut.test(source)) continue
      const built = join(packageRoot, 'dist', source.slice(packageRoot.length)).replace(/\.ts$/, '.js')
      if (changedAt(built) > changedAt(source)) continue
      const text = readFileSync(source, 'utf8')
      const isJson = source.endsWith('.json')
      mkdirSync(dirname(built), { recursive: true })
      writeFileSync(built, isJson ? text : ts.transpileModule(text, { compilerOptions: options }).outputText)
    }
}

/** 0 for what is not there. */
function changedAt(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0
}
