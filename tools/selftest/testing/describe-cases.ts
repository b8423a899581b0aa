import { themes } from '../all-cases.ts'
import { cleanUpCases } from '../clean-up-cases.ts'
import { type IdentityCase, identityCases } from '../identity-cases.ts'
import { spoiledRuns } from '../spoiled-bodies.ts'
import { swiftAuthCases } from '../swift-auth-cases.ts'

/** The tables of `docs/hostile-targets.md`, made of the cases that are tested. */
export function describeCases(): string {
  const ends = themes.map(([title, cases]) =>
    table(
      title,
      ['a target that …', 'its check ends as', 'with a message like'],
      cases.map(({ does, ends = 'error', says }) => [does, `\`${ends}\``, form(says)]),
    ),
  )
  const identity = identityTable('The identity service', 'an identity service that …', identityCases)
  const swift = identityTable("Swift's own authentication", 'an authentication that …', swiftAuthCases)
  const cleaned = table(
    'Clean-up',
    ['a cloud that …', 'what clean-up says of what is left'],
    cleanUpCases.map(({ does, says }) => [does, says === undefined ? 'nothing is left' : form(says)]),
  )
  const spoiled = table(
    'Bodies of a whole cloud',
    ['a cloud whose answer is …', 'the check of its body', 'fails with a message like'],
    spoiledRuns.flat().map(({ name, check, says }) => [name, `\`${check}\``, form(says)]),
  )
  return [...ends, identity, swift, cleaned, spoiled].join('\n\n')
}

function identityTable(title: string, who: string, cases: readonly IdentityCase[]): string {
  return table(
    title,
    [who, 'what comes of it'],
    cases.map(({ does, code }) => [does, code === undefined ? 'the run goes on' : `\`${code}\``]),
  )
}

function table(title: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |`)
  return [`## ${title}`, ...lines].join('\n')
}

/** A pattern as people read it. */
function form(says: RegExp): string {
  if (says.source === '^$') return ''
  const text = says.source
    .replace(/\(\?:([^)]*)\)/g, '$1')
    .replaceAll('\\d+', 'N')
    .replaceAll('.*', ' … ')
    .replaceAll('\\', '')
  return `\`${text.replaceAll('|', ' or ')}\``
}
