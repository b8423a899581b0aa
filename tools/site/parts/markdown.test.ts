import { expect, test } from 'vitest'
import type { Guide } from '../guides.ts'
import type { PageView } from '../page.ts'
import { headingsOf, renderMarkdown } from './markdown.ts'

const guide: Guide = { id: 'targets', title: 'Targets', file: 'docs/targets.md', group: 'Run', about: '' }
const view = { link: (to: string) => `../${to}` } as PageView
const render = (text: string): string => String(renderMarkdown(text, guide, view))

test.each([
  ['another guide', '[a](emulator.md)', '<a href="../guides/emulator.html">a</a>'],
  ['a place in a guide', '[a](../CONTRIBUTING.md#tests)', '<a href="../guides/contributing.html#tests">a</a>'],
  ['a place on the page', '[a](#b)', '<a href="#b">a</a>'],
  ['another host', '[a](https://example.com/)', '<a href="https://example.com/">a</a>'],
  ['what is not on the site', '[a](../tools/run/run.ts)', '<p>a</p>'],
])('a link to %s leads there, or keeps its words alone', (_, text, expected) => {
  expect(render(text)).toContain(expected)
})

test('headings have anchors, the same ones that search names', () => {
  expect(render('## A second `identity`!')).toContain('<h2 id="a-second-identity">')
  expect(headingsOf('# T\n\n## A second `identity`!')).toEqual([
    { words: 'A second identity!', anchor: 'a-second-identity' },
  ])
})

test('code can be copied and has colours; HTML is text', () => {
  const markup = render('```sh\nexport A="$B"\n```\n\n<script>alert(1)</script>')
  expect(markup).toContain('class="copy"')
  expect(markup).toContain('h-variable')
  expect(markup).not.toContain('<script>')
})
