import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import axe from 'axe-core'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { siteInput } from '../cli/site-command.ts'
import { buildSite } from './build-site.ts'
import { type ServedFolder, serveFolder } from './serve.ts'
import { smallRun } from './testing/small-run.ts'

const browserPath = process.env.K5C_CHROMIUM ?? '/usr/bin/chromium'
const isThere = existsSync(browserPath)
if (!isThere) process.stderr.write(`SKIPPED: the tests of the site in a browser: there is no ${browserPath}\n`)

/** A page of every type. */
const pageTypes = [
  'index.html',
  'k5/index.html',
  'k5/object-storage.html',
  'k5/object-storage.objects.upload.html',
  'k5/compute.servers.create.html',
  'k5/sap.servers.create.html',
  'jio/compute.servers.list.html',
  'conformance/index.html',
  'conformance/small.html',
  'conformance/coverage.html',
  'checks/index.html',
  'checks/object-storage.html',
  'checks/object-storage.objects.html',
  'clauses/index.html',
  'clauses/k5-foundation-1.12-2.7.html',
  'errata/index.html',
  'errata/object-storage.html',
  'errors.html',
  'names.html',
  'differences.html',
  'older-tables.html',
  'registers.html',
  'guides/index.html',
  'guides/targets.html',
  'downloads.html',
  'viewer.html',
  '404.html',
]

describe.skipIf(!isThere)('in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'k5c-site-'))
  const base = '/docs/api/'
  let server: ServedFolder
  let browser: Browser
  /** What went wrong on any page, and what left the host. */
  const faults: string[] = []

  beforeAll(async () => {
    await buildSite({ ...(await siteInput([])), runs: [smallRun], base }, folder)
    server = await serveFolder(folder, { base })
    browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox'] })
  }, 120_000)

  afterAll(async () => {
    await browser?.close()
    await server?.close()
    rmSync(folder, { recursive: true })
  })

  /** A page in a context of its own, for what keeps something in the browser or needs its clipboard. */
  async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'], ...options })
    return await show(await watched(context), path, options.javaScriptEnabled !== false)
  }

  async function watched(context: BrowserContext): Promise<Page> {
    const page = await context.newPage()
    page.on('console', message => {
      if (message.type() === 'error' || message.type() === 'warning') faults.push(`${page.url()}: ${message.text()}`)
    })
    page.on('pageerror', error => faults.push(`${page.url()}: ${error.message}`))
    page.on('request', request => {
      if (!request.url().startsWith(server.url) && !request.url().startsWith('data:'))
        faults.push(`${page.url()} asks ${request.url()}`)
    })
    return page
  }

  async function show(page: Page, path: string, runsScripts = true): Promise<Page> {
    await page.goto(server.url + path, { waitUntil: 'load' })
    // Every page has the button, and shows it when its scripts have run.
    if (runsScripts) await page.locator('button.theme').waitFor()
    if (path.startsWith('viewer')) await page.locator('#viewer .opblock').first().waitFor()
    return page
  }

  describe('every page type', () => {
    let page: Page
    beforeAll(async () => {
      page = await watched(await browser.newContext())
    })
    afterAll(() => page.context().close())

    test.each(pageTypes)(
      '%s has no serious fault of accessibility in light and dark, no error, and fits a phone',
      async path => {
        faults.length = 0
        await page.setViewportSize({ width: 1280, height: 800 })
        await show(page, path)
        await page.evaluate(axe.source)
        // Swagger UI's own markup is not ours.
        const exclude = path === 'viewer.html' ? '#viewer' : '#none'
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme })
          const found = (await page.evaluate(
            `axe.run({ exclude: [['${exclude}']] }, { resultTypes: ['violations'] }).then(({ violations }) => violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => id + ': ' + nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)).join(' | ')))`,
          )) as string[]
          expect(found, colorScheme).toEqual([])
        }
        await page.setViewportSize({ width: 360, height: 740 })
        expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
        expect(faults).toEqual([])
      },
      90_000,
    )
  })

  test.each([
    ['index.html', 300_000],
    ['k5/compute.servers.create.html', 200_000],
    ['k5/sap.servers.create.html', 200_000],
    ['k5/object-storage.objects.upload.html', 200_000],
  ])('%s weighs less than %d bytes', async (path, most) => {
    const context = await browser.newContext()
    const page = await context.newPage()
    let bytes = 0
    page.on('response', async response => {
      bytes += (await response.body()).length
    })
    await page.goto(server.url + path, { waitUntil: 'networkidle' })
    await context.close()
    expect(bytes).toBeGreaterThan(1000)
    expect(bytes).toBeLessThan(most)
  })

  test.each([
    ['PUT container', 'k5/object-storage.containers.create.html'],
    ['X-Delete-After', 'k5/object-storage.objects.upload.html#header-x-delete-after'],
    ['40012', 'k5/import-export.exports.create.html#error-40012'],
    ['1.7.5.16', 'k5/sap.images.list.html'],
    ['object-storage.objects.upload.etag-is-md5', 'k5/object-storage.objects.upload.html#check-etag-is-md5'],
  ])(
    'search for "%s" by keyboard alone goes to %s',
    async (query, to) => {
      const page = await open('guides/index.html')
      await page.keyboard.press(query.startsWith('4') ? 'Control+k' : '/')
      await page.locator('dialog.search input').fill(query)
      await page.locator('#found-0').waitFor()
      await page.keyboard.press('Enter')
      await page.waitForURL(server.url + to)
      await page.context().close()
    },
    30_000,
  )

  test('words that were found are marked, and text stays text', async () => {
    const page = await open('index.html')
    await page.keyboard.press('/')
    await page.locator('dialog.search input').fill('x-delete-af')
    await page.locator('#found-0 mark').first().waitFor()
    expect(await page.locator('#found-0 mark').first().textContent()).toBe('X-Delete-After')
    await page.locator('dialog.search input').fill('<b>')
    expect(await page.locator('#found b').count()).toBe(0)
    await page.context().close()
  }, 30_000)

  test('without scripts there are the registers in place of search', async () => {
    const page = await open('k5/index.html', { javaScriptEnabled: false })
    expect(await page.locator('button.search-open').isVisible()).toBe(false)
    await page.locator('noscript a').click()
    await page.waitForURL(`${server.url}registers.html`)
    await page.locator('main a', { hasText: 'Upload object' }).first().click()
    await page.waitForURL(`${server.url}k5/object-storage.objects.upload.html`)
    await page.context().close()
  }, 30_000)

  test('a button copies the text beside it', async () => {
    const page = await open('k5/object-storage.objects.upload.html')
    await page.locator('figure.code button.copy').first().click()
    const copied = (await page.evaluate('navigator.clipboard.readText()')) as string
    expect(copied).toContain('curl --include --request PUT "$OBJECT_STORE_ENDPOINT/$container/$object"')
    await page.context().close()
  }, 30_000)

  test('the chosen theme is kept', async () => {
    const page = await open('index.html')
    const background = (): Promise<unknown> => page.evaluate('getComputedStyle(document.body).backgroundColor')
    const light = await background()
    await page.locator('button.theme').click()
    await page.locator('button.theme').click()
    expect(await background()).not.toBe(light)
    await page.goto(`${server.url}k5/index.html`)
    expect(await page.evaluate('document.documentElement.dataset.theme')).toBe('dark')
    await page.context().close()
  }, 30_000)

  test('one goes from the start to an operation and its check by links', async () => {
    const page = await open('index.html')
    await page.getByRole('link', { name: 'Object storage', exact: true }).click()
    await page.getByRole('link', { name: 'Upload object' }).first().click()
    await page.waitForURL(`${server.url}k5/object-storage.objects.upload.html`)
    await page.getByRole('tab', { name: 'TypeScript' }).click()
    expect(await page.getByRole('tabpanel').first().textContent()).toContain('await fetch(')
    await page.context().close()
  }, 30_000)

  test('a register is narrowed by words and choices', async () => {
    const page = await open('errata/index.html')
    const rows = page.locator('[data-row]:visible')
    const all = await rows.count()
    await page.locator('select[name=service]').selectOption('sap')
    const narrowed = await rows.count()
    expect(narrowed).toBeGreaterThan(0)
    expect(narrowed).toBeLessThan(all)
    await page.context().close()
  }, 30_000)

  test('on paper there is the text and no navigation, on a phone a menu', async () => {
    const page = await open('k5/compute.servers.create.html')
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('header.top').isVisible()).toBe(false)
    expect(await page.locator('#request').isVisible()).toBe(true)
    await page.context().close()
    const phone = await open('index.html', { viewport: { width: 390, height: 800 } })
    expect(await phone.locator('#parts').isVisible()).toBe(false)
    await phone.locator('button.menu').click()
    expect(await phone.locator('#parts').isVisible()).toBe(true)
    await phone.context().close()
  }, 30_000)

  test('a page that is not there is told in the look of the site, at any depth', async () => {
    const page = await browser.newPage()
    const answer = await page.goto(`${server.url}k5/deep/nothing.html`)
    expect(answer?.status()).toBe(404)
    await page.getByRole('link', { name: 'To the start' }).click()
    await page.waitForURL(`${server.url}index.html`)
    await page.close()
  }, 30_000)

  test('the section that is read is marked, and on paper a dark page is light', async () => {
    const page = await open('k5/compute.servers.create.html#errors', { colorScheme: 'dark' })
    await page.locator('.on-page a[href="#errors"][aria-current]').waitFor()
    await page.evaluate("document.documentElement.dataset.theme = 'dark'")
    await page.emulateMedia({ media: 'print' })
    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)')
    await page.context().close()
  }, 30_000)

  test('the viewer shows the operations of a document', async () => {
    faults.length = 0
    const page = await open('viewer.html#k5-autoscale')
    await page.locator('#viewer .opblock').first().waitFor()
    expect(faults).toEqual([])
    await page.context().close()
  }, 60_000)
})
