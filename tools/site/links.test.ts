import { existsSync } from 'node:fs'
import { join, posix } from 'node:path'
import { describe, expect, test } from 'vitest'
import { siteInput } from '../cli/site-command.ts'
import { packageRoot } from '../shared/package-root.ts'
import { allPages } from './pages/all-pages.ts'
import { renderPage } from './parts/layout.ts'
import { loadSite } from './reference/load-site.ts'
import { relativeLink } from './reference/paths.ts'
import { searchEntries } from './search/search-entries.ts'
import { smallRun } from './testing/small-run.ts'

const site = loadSite({ ...(await siteInput([])), runs: [smallRun] })
const pages = new Map(allPages(site).map(page => [page.path, renderPage(page, site)]))
const anchors = new Map([...pages].map(([path, text]) => [path, idsOf(text)]))

function idsOf(text: string): string[] {
  return [...text.matchAll(/\sid="([^"]*)"/g)].map(([, id = '']) => unescaped(id))
}

function unescaped(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
}

/** Whether something is there: a page with such an anchor, or a file that is copied. */
function leadsSomewhere(path: string, anchor: string): boolean {
  if (path.startsWith('assets/')) return true
  if (path.startsWith('openapi/') || path.startsWith('schemas/')) return existsSync(join(packageRoot, 'spec', path))
  const ids = anchors.get(path)
  if (ids === undefined) return false
  return anchor === '' || ids.includes(anchor) || path === 'viewer.html'
}

test('every operation of both editions has a page', () => {
  expect(site.editions.k5.services.flatMap(({ operations }) => operations).length).toBeGreaterThanOrEqual(161)
  expect(site.editions.jio.services.flatMap(({ operations }) => operations)).toHaveLength(267)
  expect(site.operations.filter(({ edition, operation }) => !pages.has(`${edition}/${operation.id}.html`))).toEqual([])
})

test('every link of every page leads somewhere', () => {
  const broken = [...pages].flatMap(([path, text]) =>
    [...text.matchAll(/\s(?:href|src|data-file)="([^"]*)"/g)]
      .map(([, to = '']) => unescaped(to))
      .filter(to => !/^https?:/.test(to))
      .filter(to => {
        const [file = '', anchor = ''] = to.split('#')
        const target = file === '' ? path : posix.join(posix.dirname(path), file)
        return !leadsSomewhere(target, decodeURIComponent(anchor))
      })
      .map(to => `${path} → ${to}`),
  )
  expect(broken.slice(0, 20)).toEqual([])
})

test('everything that search finds is there', () => {
  const broken = searchEntries(site).filter(({ to }) => {
    const [path = '', anchor = ''] = to.split('#')
    return !leadsSomewhere(path, anchor)
  })
  expect(broken.slice(0, 20)).toEqual([])
})

test('no page has an id twice', () => {
  const twice = [...anchors].flatMap(([path, ids]) => {
    const seen = new Set<string>()
    return ids.filter(id => seen.has(id) || !seen.add(id)).map(id => `${path}#${id}`)
  })
  expect(twice.slice(0, 20)).toEqual([])
})

test('no page names another host, and what a target said is shown as text', () => {
  for (const [path, text] of pages) expect(text.match(/<(?:script|link|img)[^>]*https?:[^>]*>/), path).toBeNull()
  expect(pages.get('k5/object-storage.objects.upload.html')).not.toContain('<script>alert')
})

describe('the way between two pages', () => {
  test.each([
    ['index.html', 'k5/a.html', 'k5/a.html'],
    ['k5/a.html', 'k5/b.html', 'b.html'],
    ['k5/a.html', 'index.html', '../index.html'],
    ['k5/a.html', 'errata/x.html#y.z', '../errata/x.html#y.z'],
    ['k5/a.html', 'k5/a.html#b', '#b'],
  ])('from %s to %s is %s', (from, to, expected) => {
    expect(relativeLink(from, to)).toBe(expected)
  })
})
