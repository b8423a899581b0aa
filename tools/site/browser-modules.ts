import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { programFile } from '../shared/program-file.ts'

const folder = programFile('tools/site/browser')

/**
 * The scripts of the site as JavaScript, by file name. The package has them compiled; from source each file is compiled
 * by itself, with the compiler that is there for development.
 */
export async function browserModules(): Promise<Map<string, string>> {
  const compiled = readdirSync(folder).filter(name => name.endsWith('.js'))
  if (compiled.length > 0) return new Map(compiled.map(name => [name, readFileSync(join(folder, name), 'utf8')]))
  const { default: typescript } = await import('typescript')
  const { ModuleKind, ScriptTarget } = typescript
  const options = { module: ModuleKind.ES2022, target: ScriptTarget.ES2022, rewriteRelativeImportExtensions: true }
  const sources = readdirSync(folder).filter(name => name.endsWith('.ts') && !/\.(test|d)\.ts$/.test(name))
  return new Map(
    sources.map(name => {
      const text = readFileSync(join(folder, name), 'utf8')
      return [name.replace(/\.ts$/, '.js'), typescript.transpileModule(text, { compilerOptions: options }).outputText]
    }),
  )
}
