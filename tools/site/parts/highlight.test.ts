import { expect, test } from 'vitest'
import { highlight } from './highlight.ts'

const words = (markup: string): string =>
  markup
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')

test.each([
  ['json', '{"name": "<b>&\\u0000", "size": 10, "on": true}', 'h-attr'],
  ['xml', '<Error><Code>40012</Code><!-- a --></Error>', 'h-name'],
  ['html', '<p class="a">b</p>', 'h-name'],
  ['http', 'HTTP/1.1 201 Created\nEtag: "abc"\n\n{"a": 1}', 'h-attribute'],
  ['shell', 'curl --request PUT "$ENDPOINT/$container" \\\n  --header "X: y"', 'h-variable'],
  ['typescript', 'const a = await fetch(url)', 'h-keyword'],
])('%s keeps its text and gets colours', (language, text, mark) => {
  const markup = String(highlight(text, language))
  expect(words(markup)).toBe(text)
  expect(markup).toContain(`class="${mark}`)
})

test('the body in a command of the shell has the colours of its own language', () => {
  const text = `curl "$E" \\\n  --data-binary @- <<'BODY'\n{"server": {"name": "a"}}\nBODY`
  const markup = String(highlight(text, 'shell'))
  expect(words(markup)).toBe(text)
  expect(markup).toContain('<span class="h-attr">')
})

test('a language without colours stays as it is, and is text in any case', () => {
  expect(String(highlight('<script>alert(1)</script>', 'text'))).toBe('&lt;script&gt;alert(1)&lt;/script&gt;')
  expect(String(highlight('<script>alert(1)</script>', 'shell'))).not.toContain('<script')
})
