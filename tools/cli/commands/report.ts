import { type Command, InvalidArgumentError } from 'commander'
import { type ReportFormat, reportFormats } from '../../report/formats.ts'

/** `report DIR`: views of a run that was recorded. */
export function addReportCommand(program: Command): void {
  program
    .command('report')
    .description('write reports of a recorded run, views of its results.jsonl, into its folder')
    .argument('<dir>', 'folder that a run wrote')
    .option('--format <list>', `formats, separated by commas: ${reportFormats.join(', ')}`, formatsOf, [
      ...reportFormats,
    ])
    .option('--json', 'print the files written as JSON')
    .addHelpText('after', '\nExample:\n  $ k5-conformance report reports/out/mine --format html,junit')
    .action(async (dir: string, options: { format: ReportFormat[]; json?: true }) => {
      const { writeReports } = await import('../../report/write.ts')
      const files = await writeReports(dir, options.format)
      process.stdout.write(options.json === true ? `${JSON.stringify({ files })}\n` : files.map(f => `${f}\n`).join(''))
    })
}

function formatsOf(text: string): ReportFormat[] {
  return text.split(',').map(part => {
    const format = reportFormats.find(known => known === part.trim())
    if (format === undefined)
      throw new InvalidArgumentError(`"${part.trim()}" is not a format; known: ${reportFormats.join(', ')}.`)
    return format
  })
}
