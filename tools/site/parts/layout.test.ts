import { html } from '@remix-run/html-template'
import { expect, test } from 'vitest'
import type { Page } from '../page.ts'
import type { Site } from '../reference/site.ts'
import { renderPage } from './layout.ts'

const site = { version: '1.0.0' } as Site
const page: Page = {
  path: '404.html',
  title: 'Not found',
  description: 'There is no such page.',
  anywhere: true,
  body: ({ link }) => html`<a class="way" href="${link('k5/index.html')}">way</a>`,
}

test('a page that stands in for others names its files from the root of the host', () => {
  const text = renderPage(page, { ...site, base: '/docs/' })
  expect(text).toContain('href="/docs/assets/site.css"')
  expect(text).toContain('<a class="way" href="/docs/k5/index.html">')
  expect(text).toContain('data-root="/docs/"')
})

test('without a known base, and on every other page, links are relative', () => {
  expect(renderPage(page, site)).toContain('href="assets/site.css"')
  const deep = renderPage({ ...page, path: 'k5/a.html', anywhere: undefined } as unknown as Page, {
    ...site,
    base: '/docs/',
  })
  expect(deep).toContain('href="../assets/site.css"')
  expect(deep).toContain('<a class="way" href="index.html">')
})
