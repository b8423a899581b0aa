import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { browserModules } from './browser-modules.ts'
import type { Site } from './reference/site.ts'
import { packEntries } from './search/pack-entries.ts'
import { searchEntries } from './search/search-entries.ts'

const require = createRequire(import.meta.url)

/** The viewer's library: its code and its style, and nothing that it would fetch. */
const viewerFiles = ['swagger-ui-bundle.js', 'swagger-ui.css', 'LICENSE', 'NOTICE']

/** Files that the site has as they are, by where they come from: relative to the working folder, as Eleventy wants. */
export function copiedFiles(root: string): Record<string, string> {
  const from = (file: string): string => relative(process.cwd(), file)
  const viewer = dirname(require.resolve('swagger-ui-dist/package.json'))
  return Object.fromEntries([
    [from(join(root, 'spec/openapi')), 'openapi'],
    [from(join(root, 'spec/schemas')), 'schemas'],
    [from(join(root, 'tools/site/assets/icon.svg')), 'assets/icon.svg'],
    [from(join(dirname(require.resolve('minisearch')), '../es/index.js')), 'assets/minisearch.js'],
    ...viewerFiles.map(name => [from(join(viewer, name)), `assets/viewer/${name}`]),
  ])
}

/** Files that are made: style, scripts, and what search reads. */
export async function writtenFiles(site: Site): Promise<Map<string, string>> {
  const folder = join(site.root, 'tools/site/assets')
  const styles = readdirSync(folder)
    .filter(name => name.endsWith('.css'))
    .sort()
    .map(name => readFileSync(join(folder, name), 'utf8'))
  return new Map([
    ['assets/site.css', styles.join('\n')],
    ...[...(await browserModules())].map(([name, text]) => [`assets/${name}`, text] as const),
    ['assets/search.json', JSON.stringify(packEntries(searchEntries(site)))],
    ['.nojekyll', ''],
  ])
}
