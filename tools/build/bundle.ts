import { existsSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { rolldown } from 'rolldown'
import { packageRoot } from '../shared/package-root.ts'
import { writeText } from '../shared/write-json.ts'

/** What Node is started with, and what is imported by URL (`programUrl`). */
export const programs: readonly string[] = [
  'tools/cli/main.ts',
  'tools/run/all-suites.ts',
  'tools/run/worker/entry.ts',
  'tools/run/worker/module.ts',
  'tools/bench/main.ts',
  'tools/site/record-runs-main.ts',
]

/**
 * Builds programs from their sources, each under its own path in `dist`; all else goes into chunks that they share. One file for
 * each source would cost a run half a second, in either of its threads. Types are not looked at.
 */
export async function bundle(sources: readonly string[]): Promise<void> {
  const build = await rolldown({
    cwd: packageRoot,
    input: Object.fromEntries(sources.map(source => [source.replace(/\.ts$/, ''), source])),
    platform: 'node',
    // Dependencies stay where npm has put them. The compiler has its helpers itself, under names of no package.
    external: id => /^[a-z@]/.test(id) && !id.startsWith('@oxc-project/runtime/'),
    transform: { target: 'node20.19' },
  })
  try {
    const { output } = await build.generate({
      entryFileNames: '[name].js',
      chunkFileNames: 'chunks/[name].js',
      // A program that loads a chunk later finds the same names in it after another build.
      minifyInternalExports: false,
    })
    for (const part of output)
      if (part.type === 'chunk') writeWhole(join(packageRoot, 'dist', part.fileName), part.code)
  } finally {
    await build.close()
  }
}

/** Whole at any time for programs that are running, and left alone where nothing has changed. */
function writeWhole(file: string, text: string): void {
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return
  const part = `${file}.${process.pid}.part`
  writeText(part, text)
  renameSync(part, file)
}
