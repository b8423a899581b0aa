import type { Operation } from '../../../model/catalog.ts'
import { groupBy } from '../../../shared/group-by.ts'
import type { TableDetector } from '../table-detectors.ts'
import { bodiesOf } from './bodies.ts'

/** Links to a thing itself whose path is not the path of any documented operation. */
export const detectLinkPaths: TableDetector = ({ operations, all }) => {
  const templates = all.map(({ operation }) => pattern(operation))
  const names = new Set(all.flatMap(({ operation }) => operation.path.split('/')))
  const links = operations.flatMap(bodiesOf).flatMap(({ places, clause, reading }) =>
    hrefsOf(places).flatMap(({ rel, href }) => {
      const path = pathOf(href)
      // A bookmark has neither version nor, in some services, tenant.
      const wanted = rel === 'bookmark' ? templates.map(({ bookmark }) => bookmark) : templates.map(({ self }) => self)
      if (path === undefined || wanted.some(template => template.test(path))) return []
      return [{ rel, shape: shapeOf(path, names), clause, operation: reading.operation.id }]
    }),
  )
  return [...groupBy(links, ({ rel, shape }) => `${rel}:${shape}`)].map(([key, group]) => {
    const [{ rel, shape, clause }] = group as [(typeof group)[0]]
    return {
      key: `link-path:${key}`,
      kind: 'contradiction' as const,
      operations: [...new Set(group.map(({ operation }) => operation))],
      readings: [
        { reading: `${rel} link to ${shape} (${group.length} times)`, clause },
        { reading: 'no documented operation has that path', clause },
      ],
    }
  })
}

/** Pairs of `rel` and `href`; both are members of the same object, so they come in the same order. */
function hrefsOf(places: ReadonlyMap<string, readonly unknown[]>): { rel: string; href: string }[] {
  return [...places].flatMap(([at, hrefs]) => {
    if (!at.endsWith('/href')) return []
    const rels = places.get(`${at.slice(0, -'href'.length)}rel`) ?? []
    return hrefs.flatMap((href, index) => (typeof href === 'string' ? [{ rel: String(rels[index]), href }] : []))
  })
}

function pathOf(href: string): string | undefined {
  return URL.canParse(href) ? decodeURIComponent(new URL(href).pathname) : undefined
}

/** The path with names of things as they are and ids in general: `/v2/{}/servers/{}`. */
function shapeOf(path: string, names: ReadonlySet<string>): string {
  return path
    .split('/')
    .map(step => (names.has(step) ? step : '{}'))
    .join('/')
}

function pattern({ path }: Operation): { self: RegExp; bookmark: RegExp } {
  const source = path.replaceAll(/\{[^}]+\}/g, '[^/]+')
  const bare = source.replace(/^\/v\d(?:\.\d)?/, '')
  return { self: new RegExp(`^${source}$`), bookmark: new RegExp(`^${bare}$`) }
}
