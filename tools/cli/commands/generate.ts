import type { Command } from 'commander'
import { exitCodes } from '../exit-codes.ts'

/** `generate [--check]`: for maintainers; what it writes is committed. */
export function addGenerateCommand(program: Command): void {
  program
    .command('generate')
    .description('make spec/openapi and spec/schemas from the committed catalog and samples')
    .option('--check', 'write nothing; exit 1 and name the files that are not what would be written')
    .addHelpText('after', '\nExample:\n  $ k5-conformance generate --check\n')
    .action(async (options: { check?: true }) => {
      const { generateAll, staleFiles, writeGenerated } = await import('../../generate/generated-folder.ts')
      const { checkOpenApi } = await import('../../generate/check-openapi.ts')
      const { packageRoot } = await import('../../shared/package-root.ts')
      const files = generateAll(packageRoot)
      await checkOpenApi(files)
      const stale = staleFiles(files, packageRoot)
      if (options.check === true) {
        for (const file of stale) process.stdout.write(`stale: ${file}\n`)
        process.exitCode = stale.length === 0 ? exitCodes.conformant : exitCodes.nonConformant
      } else {
        writeGenerated(files, packageRoot)
      }
      process.stdout.write(
        `${files.size} files, ${stale.length} ${options.check === true ? 'stale' : 'written anew'}\n`,
      )
    })
}
