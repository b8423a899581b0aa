import { themes } from './all-cases.ts'
import { identityCases } from './identity-cases.ts'

const text = (says: RegExp): string =>
  says.source === '^$' ? '' : says.source.replaceAll('\\', '').replace(/\|/g, '\\|').replace(/`/g, "'")

/** The table of hostile targets as Markdown: what each does, how its checks end, and what their message holds. */
export function describeCases(): string {
  const tables = themes.map(([title, cases]) =>
    [
      `## ${title}`,
      '| a target that … | its check | with a message of the form |',
      '| --- | --- | --- |',
      ...cases.map(({ does, ends = 'error', says }) => {
        const form = text(says)
        return `| ${does} | \`${ends}\` | ${form === '' ? '' : `\`${form}\``} |`
      }),
    ].join('\n'),
  )
  const identity = [
    '## The identity service',
    '| an identity service that … | what comes of it |',
    '| --- | --- |',
    ...identityCases.map(
      ({ does, code }) => `| ${does} | ${code === undefined ? 'the run goes on' : `\`${code}\`, exit 2`} |`,
    ),
  ].join('\n')
  return [...tables, identity].join('\n\n')
}
