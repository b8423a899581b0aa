import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type ts from 'typescript'
import type { TestProject } from 'vitest/node'
import { packageRoot } from '../package-root.ts'

/** What `tsconfig.build.json` leaves out, but for `testing`: the programs there are started by tests. */
const leftOut = /\.test\.ts$|[.-]fixture\.ts$/

/** Vitest calls this before the first test, and here before each repetition too. */
export async function setup(project: TestProject): Promise<void> {
  await build()
  project.onTestsRerun(build)
}

/**
 * Brings `dist` up to date file by file, as `npm run build` would but for the types: tests start what users run, which is
 * several times quicker than the source, and never what was built before the last change.
 */
async function build(): Promise<void> {
  for (const folder of ['tools', 'suites', 'formats'])
    for (const entry of readdirSync(join(packageRoot, folder), { recursive: true, withFileTypes: true })) {
      const source = join(entry.parentPath, entry.name)
      if (!/\.(?:ts|json)$/.test(source) || leftOut.test(source)) continue
      const built = join(packageRoot, 'dist', source.slice(packageRoot.length)).replace(/\.ts$/, '.js')
      if (changedAt(built) > changedAt(source)) continue
      const text = readFileSync(source, 'utf8')
      mkdirSync(dirname(built), { recursive: true })
      // Whole at any time for programs that are running.
      const part = `${built}.${process.pid}.part`
      writeFileSync(part, source.endsWith('.json') ? text : await transpile(text))
      renameSync(part, built)
    }
}

async function transpile(text: string): Promise<string> {
  const { default: compiler } = await import('typescript')
  const compilerOptions: ts.CompilerOptions = {
    target: compiler.ScriptTarget.ES2023,
    module: compiler.ModuleKind.ES2022,
    verbatimModuleSyntax: true,
    rewriteRelativeImportExtensions: true,
  }
  return compiler.transpileModule(text, { compilerOptions }).outputText
}

/** 0 for what is not there. */
function changedAt(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0
}
