import { type Command, InvalidArgumentError } from 'commander'

export interface SiteFlags {
  out: string
  runs: string[]
  serve?: number | true
  /** With slashes around. */
  base?: string
}

const help = `
Examples:
  k5-conformance site --out public
  k5-conformance site --runs reports/out/mine --serve
  k5-conformance site --out public --base /k5-conformance/
`

/** `site`: the documentation as static pages. */
export function addSiteCommand(program: Command): void {
  const collect = (value: string, before: string[]): string[] => [...before, value]
  program
    .command('site')
    .description('write the documentation site: reference, guides, verdicts on recorded targets, search')
    .option('--out <dir>', 'folder that the site is written into', 'site/out')
    .option('--runs <dir>', "a run's folder, shown as a target of its own (again for more)", collect, [])
    .option('--serve [port]', 'serve it on loopback afterwards, until it is stopped', portOf)
    .option(
      '--base <path>',
      'path of the host that the site will stand under, for the page of what is not there',
      baseOf,
    )
    .addHelpText('after', help)
    .action(async (flags: SiteFlags) => {
      const { siteCommand } = await import('../site-command.ts')
      process.exitCode = await siteCommand(flags)
    })
}

function portOf(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new InvalidArgumentError(`"${text}" is not a port: a whole number from 0 to 65535.`)
  return port
}

function baseOf(text: string): string {
  const path = `/${text}/`.replace(/\/{2,}/g, '/')
  if (!/^[\w./~-]+$/.test(path)) throw new InvalidArgumentError(`"${text}" is not a path, as /docs/.`)
  return path
}
