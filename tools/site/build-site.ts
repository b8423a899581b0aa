import { writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import Eleventy from '@11ty/eleventy'
import { makeFolder } from '../shared/make-folder.ts'
import { copiedFiles, writtenFiles } from './assets.ts'
import { fillFolder } from './fill-folder.ts'
import type { Page } from './page.ts'
import { allPages } from './pages/all-pages.ts'
import { renderPage } from './parts/layout.ts'
import { loadSite } from './reference/load-site.ts'
import type { Site } from './reference/site.ts'
import type { SiteInput } from './site-input.ts'

/**
 * Writes the whole site. An older one in the folder stays as it is until the new one is complete.
 * @returns how many pages there are.
 * @throws {ConformanceError} `SITE_FOLDER_IN_USE` when the folder holds something else or is none; `SPEC_*`.
 */
export async function buildSite(input: SiteInput, out: string): Promise<{ pages: number }> {
  return await fillFolder(out, async folder => {
    const site = loadSite(input)
    const pages = new Map(allPages(site).map(page => [page.path, page]))
    await writePages(pages, site, folder)
    for (const [file, text] of await writtenFiles(site)) {
      makeFolder(join(folder, file, '..'))
      writeFileSync(join(folder, file), text)
    }
    return { pages: pages.size }
  })
}

/** Pages and the files that are copied, by Eleventy. */
async function writePages(pages: ReadonlyMap<string, Page>, site: Site, folder: string): Promise<void> {
  // Paths are given to Eleventy relative to where it runs, as it expects them; no settings of that folder are read.
  const from = relative(process.cwd(), join(site.root, 'tools/site/assets'))
  const eleventy = new Eleventy(from, relative(process.cwd(), folder), {
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
      config.addPassthroughCopy(copiedFiles(site.root))
    },
  })
  eleventy.disableLogger()
  await eleventy.write()
}
