import { html } from '@remix-run/html-template'
import hljs from 'highlight.js/lib/core'
import bash from 'highlight.js/lib/languages/bash'
import http from 'highlight.js/lib/languages/http'
import json from 'highlight.js/lib/languages/json'
import typescript from 'highlight.js/lib/languages/typescript'
import xml from 'highlight.js/lib/languages/xml'
import yaml from 'highlight.js/lib/languages/yaml'
import type { Markup } from '../page.ts'

for (const [name, language] of Object.entries({ bash, http, json, typescript, xml, yaml }))
  hljs.registerLanguage(name, language)
hljs.configure({ classPrefix: 'h-' })

/** What samples and guides call their languages, by what the library calls them. */
const names: Record<string, string> = { shell: 'bash', sh: 'bash', html: 'xml', ts: 'typescript', yml: 'yaml' }

/** The line that opens a body in a shell's command, as the snippets write it. */
const heredoc = /^([\s\S]*<<'BODY'\n)([\s\S]*)(\nBODY)$/

/** A text with its parts marked for colours when the site is built; as it is where the language has none. */
export function highlight(text: string, language: string): Markup {
  const name = names[language] ?? language
  const [, command = '', body = '', end = ''] = (name === 'bash' ? heredoc.exec(text) : null) ?? []
  if (command !== '')
    return html`${highlight(command, 'bash')}${highlight(body, /^\s*</.test(body) ? 'xml' : 'json')}${end}`
  if (hljs.getLanguage(name) === undefined) return html`${text}`
  return html.raw`${hljs.highlight(text, { language: name, ignoreIllegals: true }).value}`
}
