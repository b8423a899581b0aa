import { visible, visibleLine } from './visible.ts'

/** Every character that Markdown or HTML could read as markup, a mention or a link, taken literally. */
export function literal(text: string): string {
  return visibleLine(text).replace(/[&<>"'`*_{}[\]\\|~@$:#!]/g, character => `&#${character.charCodeAt(0)};`)
}

/** HTML's element rather than backticks: it holds in a table's cell whatever the text is. */
export function code(text: string): string {
  return `<code>${literal(text)}</code>`
}

/** A fence longer than any run of backticks inside it. */
export function fence(text: string, language = 'text'): string {
  const shown = visible(text)
  const longest = Math.max(2, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length))
  const marks = '`'.repeat(longest + 1)
  return `${marks}${language}\n${shown}\n${marks}`
}
