import type { Command } from 'commander'
import { packageRoot } from '../../shared/package-root.ts'
import { exitCodes } from '../exit-codes.ts'

/** `import --source DIR [--check]`: for maintainers, who have the documents; users never need it. */
export function addImportCommand(program: Command): void {
  program
    .command('import')
    .description('read the documents into spec/catalog, spec/errata and samples')
    .requiredOption('--source <dir>', 'folder that holds the documents as text files')
    .option('--check', 'write nothing; exit 1 and name the files that differ from the documents')
    .addHelpText('after', '\nExample:\n  $ k5-conformance import --source ~/k5-documents --check\n')
    .action(async (options: { source: string; check?: boolean }) => {
      const { compareWithDisk, importFolder, writeImported } = await import('../../import/import-folder.ts')
      const files = importFolder(options.source)
      const differences = compareWithDisk(files, packageRoot)
      if (options.check !== true) {
        writeImported(files, packageRoot)
        process.stdout.write(`${files.size} files, ${differences.length} changed\n`)
        return
      }
      for (const { file, how } of differences) process.stdout.write(`${file}: ${how}\n`)
      if (differences.length === 0) process.stdout.write(`${files.size} files, all current\n`)
      else process.exitCode = exitCodes.nonConformant
    })
}
