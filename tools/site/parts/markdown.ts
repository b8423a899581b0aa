import { posix } from 'node:path'
import { html } from '@remix-run/html-template'
import MarkdownIt from 'markdown-it'
import { type Guide, guides } from '../guides.ts'
import type { Markup, PageView } from '../page.ts'
import { paths } from '../reference/paths.ts'
import { codeBlock } from './code-block.ts'

/** What stands above a text, by its language; one without is what a program printed. */
const languages: Record<string, string> = { '': 'Output', sh: 'Shell', yaml: 'YAML', ts: 'TypeScript', json: 'JSON' }

/**
 * A text of the repository as HTML. Headings get anchors; links to other texts lead to their pages, links to generated
 * files to the copies; a link to what is not on the site keeps its words alone.
 */
export function renderMarkdown(text: string, guide: Guide, view: PageView): Markup {
  const markdown = new MarkdownIt({ html: false, linkify: false })
  const { renderer } = markdown
  renderer.rules.heading_open = (tokens, index) => {
    const { tag } = tokens[index] as { tag: string }
    const words = tokens[index + 1]?.content ?? ''
    return `<${tag} id="${slug(words)}">`
  }
  const dropped: boolean[] = []
  renderer.rules.link_open = (tokens, index, options) => {
    const token = tokens[index]
    const to = destination(token?.attrGet('href') ?? '', guide)
    dropped.push(to === undefined)
    if (to === undefined) return ''
    token?.attrSet('href', /^(https?:|#)/.test(to) ? to : view.link(to))
    return renderer.renderToken(tokens, index, options)
  }
  renderer.rules.link_close = () => (dropped.pop() === true ? '' : '</a>')
  renderer.rules.fence = (tokens, index) => {
    const { content = '', info = '' } = tokens[index] ?? {}
    return String(codeBlock({ title: languages[info] ?? info, text: content.trimEnd(), language: info }))
  }
  renderer.rules.table_open = () => '<div class="scroll" role="region" aria-label="Table" tabindex="0"><table>'
  renderer.rules.table_close = () => '</table></div>'
  return html.raw`${markdown.render(text)}`
}

/** Where a link of a guide leads on the site; undefined where what it names is not there. */
function destination(href: string, guide: Guide): string | undefined {
  if (/^(https?:|#)/.test(href)) return href
  const [path = '', anchor] = href.split('#')
  const file = posix.normalize(posix.join(posix.dirname(guide.file), path)).replace(/\/$/, '')
  const hash = anchor === undefined ? '' : `#${anchor}`
  const other = guides.find(one => one.file === file)
  if (other !== undefined) return paths.guide(other.id) + hash
  if (file === 'README.md') return paths.home
  if (file === 'docs/errata.md') return paths.errata
  if (file === 'spec/openapi' || file === 'spec/schemas') return paths.downloads
  return undefined
}

/** The parts of a text below its title, by the anchors that they have on the site. */
export function headingsOf(text: string): { words: string; anchor: string }[] {
  const tokens = new MarkdownIt({ html: false }).parse(text, {})
  return tokens.flatMap(({ type, tag }, index) => {
    const content = tokens[index + 1]?.content ?? ''
    return type === 'heading_open' && tag !== 'h1'
      ? [{ words: content.replaceAll('`', ''), anchor: slug(content) }]
      : []
  })
}

/** Anchors as readers of Markdown on the web know them. */
function slug(words: string): string {
  return words
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}\s-]/gu, '')
    .trim()
    .replace(/\s+/g, '-')
}
