import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { packageRoot } from './package-root.ts'

/** Whether this runs as TypeScript, in development. */
export const fromSource: boolean = import.meta.url.endsWith('.ts')

/** What is built of a source of the package. */
export function builtFile(source: string): string {
  return join(packageRoot, 'dist', source.replace(/\.ts$/, '.js'))
}

/**
 * Where a source of the package, such as `tools/cli/main.ts`, is as it runs now: itself, or what was built of it. Built
 * code is bundled, so that a module's own URL tells nothing of its neighbours; modules that are asked for here are
 * among the `programs` of `tools/build/bundle.ts`.
 */
export function programFile(source: string): string {
  return fromSource ? join(packageRoot, source) : builtFile(source)
}

/** The same as a URL, to be imported. */
export function programUrl(source: string): string {
  return pathToFileURL(programFile(source)).href
}
