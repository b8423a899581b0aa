import { join } from 'node:path'
import { packageRoot } from '../package-root.ts'

/** The program that is built from a source, by its path in the package, such as `tools/cli/main.ts`. */
export function built(source: string): string {
  return join(packageRoot, 'dist', source.replace(/\.ts$/, '.js'))
}

/** What Node is started with for the command line, as users have it. */
export const commandLine = built('tools/cli/main.ts')
