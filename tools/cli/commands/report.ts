import { type Command, InvalidArgumentError } from 'commander'
import { type PrintedFormat, printedFormats, type ReportFormat, reportFormats } from '../../report/formats.ts'

type Format = ReportFormat | PrintedFormat

const known: readonly Format[] = [...reportFormats, ...printedFormats]

const help = `
With github it prints annotations for a job of GitHub Actions, and writes nothing for it.

Examples:
  $ k5-conformance report reports/out/mine --format html,junit
  $ k5-conformance report reports/out/mine --format github
`

/** `report DIR`: views of a run that was recorded. */
export function addReportCommand(program: Command): void {
  program
    .command('report')
    .description('write reports of a recorded run, views of its results.jsonl, into its folder')
    .argument('<dir>', 'folder that a run wrote')
    .option('--format <list>', `formats, separated by commas: ${known.join(', ')}`, formatsOf, [...reportFormats])
    .option('--json', 'print the files written as JSON')
    .addHelpText('after', help)
    .action(async (dir: string, options: { format: Format[]; json?: true }) => {
      const { annotationsOf, writeReports } = await import('../../report/write.ts')
      const files = await writeReports(dir, options.format.filter(isWritten))
      // GitHub reads both streams; with --json, standard output holds nothing but JSON.
      if (options.format.includes('github'))
        (options.json === true ? process.stderr : process.stdout).write(await annotationsOf(dir))
      process.stdout.write(options.json === true ? `${JSON.stringify({ files })}\n` : files.map(f => `${f}\n`).join(''))
    })
}

function isWritten(format: Format): format is ReportFormat {
  return (reportFormats as readonly string[]).includes(format)
}

function formatsOf(text: string): Format[] {
  return text.split(',').map(part => {
    const format = known.find(one => one === part.trim())
    if (format === undefined)
      throw new InvalidArgumentError(`"${part.trim()}" is not a format; known: ${known.join(', ')}.`)
    return format
  })
}
