import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import Eleventy from '@11ty/eleventy'
import { ConformanceError } from '../shared/errors.ts'
import { makeFolder } from '../shared/make-folder.ts'
import { copiedFiles, writtenFiles } from './assets.ts'
import type { Page } from './page.ts'
import { allPages } from './pages/all-pages.ts'
import { renderPage } from './parts/layout.ts'
import { loadSite } from './reference/load-site.ts'
import type { SiteInput } from './site-input.ts'

/** Tells a folder that this program made, and so may empty, from any other. */
const mark = '.k5-conformance-site'

/**
 * Writes the whole site.
 * @returns how many pages there are.
 * @throws {ConformanceError} `SITE_FOLDER_IN_USE` when the folder holds something else; `SPEC_*`.
 */
export async function buildSite(input: SiteInput, out: string): Promise<{ pages: number }> {
  const site = loadSite(input)
  const pages = new Map(allPages(site).map(page => [page.path, page]))
  takeFolder(out)
  const files = await writtenFiles(site)
  // Paths are given to Eleventy relative to where it runs, as it expects them; no settings of that folder are read.
  const from = relative(process.cwd(), join(input.root, 'tools/site/assets'))
  const eleventy = new Eleventy(from, relative(process.cwd(), out) || '.', {
    quietMode: true,
    configPath: '',
    config: config => {
      config.setUseGitIgnore(false)
      config.setQuietMode(true)
      config.setTemplateFormats(['11ty.js'])
      config.addGlobalData('paths', () => [...pages.keys()])
      config.addTemplate('pages.11ty.js', {
        data: {
          pagination: { data: 'paths', size: 1, alias: 'path' },
          permalink: ({ path }: { path: string }) => path,
        },
        render: ({ path }: { path: string }) => renderPage(pages.get(path) as Page, site),
      })
      config.addPassthroughCopy(copiedFiles(input.root))
    },
  })
  eleventy.disableLogger()
  await eleventy.write()
  for (const [file, text] of files) {
    makeFolder(join(out, file, '..'))
    writeFileSync(join(out, file), text)
  }
  return { pages: pages.size }
}

function takeFolder(out: string): void {
  if (existsSync(out) && readdirSync(out).length > 0) {
    if (!existsSync(join(out, mark)))
      throw new ConformanceError('SITE_FOLDER_IN_USE', 'the folder holds something that is no site of this program', {
        where: out,
        next: 'name another folder by --out, or empty this one yourself',
      })
    for (const name of readdirSync(out)) rmSync(join(out, name), { recursive: true })
  }
  mkdirSync(out, { recursive: true })
  writeFileSync(join(out, mark), '')
}
