import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium, type Page } from 'playwright-core'
import { writeReports } from '../report/write.ts'
import { writeLargeRecord } from './large-record.ts'

export interface LargeReport {
  checks: number
  megabytes: number
  /** To write report.html from the record. */
  writeMs: number
  /** Until the page has been read by the browser and answers. */
  openMs: number
  /** Until every check can be found. */
  indexedMs: number
  /** Longest time in which the page did not answer: while it opened, and after that. */
  longestTaskMs: { opening: number; filtering: number }
  /** From each key until what it finds is shown. */
  keystrokesMs: number[]
  /** Opening a check far down the list by its link. */
  linkMs: number
  heapMiB: number
  elements: number
}

/**
 * How a browser bears a report of so many checks.
 * @param browser path of Chromium
 * @returns undefined where there is none
 */
export async function largeReport(checks: number, browser = '/usr/bin/chromium'): Promise<LargeReport | undefined> {
  if (!existsSync(browser)) return undefined
  const dir = mkdtempSync(join(tmpdir(), 'k5c-bench-report-'))
  const chrome = await chromium.launch({
    executablePath: browser,
    args: ['--no-sandbox', '--enable-precise-memory-info'],
  })
  try {
    const lastFailure = writeLargeRecord(dir, checks)
    const began = performance.now()
    const [file = ''] = await writeReports(dir, ['html'])
    const writeMs = performance.now() - began
    const page = await chrome.newPage()
    return {
      checks,
      megabytes: round(statSync(file).size / 1e6),
      writeMs: round(writeMs),
      ...(await measure(page, file, lastFailure)),
    }
  } finally {
    await chrome.close()
    rmSync(dir, { recursive: true })
  }
}

/** What runs in the page is text: this program's types know no browser. */
const inPage = {
  watchTasks: `window.k5cTasks = [];
    new PerformanceObserver(list => { for (const { duration } of list.getEntries()) k5cTasks.push(duration); })
      .observe({ type: 'longtask', buffered: true });`,
  // In milliseconds, since it was last asked for; 0 where none took 50.
  longestTask: 'Math.round(Math.max(0, ...k5cTasks.splice(0)))',
  painted: 'new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)))',
  atRest: `document.getElementById('filter').getAttribute('aria-busy') !== 'true'`,
  heapMiB: 'Math.round(performance.memory.usedJSHeapSize / 1048576)',
  elements: `document.querySelectorAll('*').length`,
}

async function measure(
  page: Page,
  file: string,
  lastFailure: string,
): Promise<Omit<LargeReport, 'checks' | 'megabytes' | 'writeMs'>> {
  await page.addInitScript(inPage.watchTasks)
  const began = performance.now()
  await page.goto(pathToFileURL(file).href, { waitUntil: 'load', timeout: 120_000 })
  await page.evaluate(inPage.painted)
  const openMs = performance.now() - began
  // The first filter waits until everything has been read.
  await type(page, 'q')
  const indexedMs = performance.now() - began
  const opening = await longest(page)
  await page.fill(search, '')
  await until(page, inPage.atRest)
  const keystrokesMs: number[] = []
  for (const key of 'server 404 case 123') keystrokesMs.push(round(await type(page, key)))
  await page.fill(search, '')
  await until(page, inPage.atRest)
  const linkMs = await openLink(page, lastFailure)
  const filtering = await longest(page)
  return {
    openMs: round(openMs),
    indexedMs: round(indexedMs),
    longestTaskMs: { opening, filtering },
    keystrokesMs,
    linkMs: round(linkMs),
    heapMiB: await page.evaluate<number>(inPage.heapMiB),
    elements: await page.evaluate<number>(inPage.elements),
  }
}

const search = '#filter input[type=search]'

/** Presses a key in the filter and waits until its result stands and has been painted. */
async function type(page: Page, key: string): Promise<number> {
  const began = performance.now()
  await page.locator(search).press(key === ' ' ? 'Space' : key)
  await until(page, inPage.atRest)
  await page.evaluate(inPage.painted)
  return performance.now() - began
}

/** Follows the link to the last failure, which stands far down its list. */
async function openLink(page: Page, check: string): Promise<number> {
  const began = performance.now()
  const id = JSON.stringify(`check-${check}`)
  await page.evaluate(`location.hash = '#' + ${id}`)
  await until(page, `document.getElementById(${id})?.checkVisibility() === true`)
  return performance.now() - began
}

/** Waits until an expression holds; by a timer of the page, since its policy forbids what the driver does for that. */
async function until(page: Page, condition: string): Promise<void> {
  await page.evaluate(
    `new Promise(resolve => { const look = () => (${condition} ? resolve() : setTimeout(look, 5)); look(); })`,
  )
}

function longest(page: Page): Promise<number> {
  return page.evaluate<number>(inPage.longestTask)
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
