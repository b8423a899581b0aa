import type { CallOptions, CheckContext, Resource, ServiceSuite } from '../../tools/model/check.ts'
import type { Standing } from '../../tools/model/standing.ts'
import type { Stored } from '../../tools/model/stored.ts'
import { GrowingWait } from '../../tools/shared/growing-wait.ts'
import { imagesOfAPage } from '../image/requests.ts'
import { jsonOf, rowsOf, sentJson, textAt } from '../openstack/json.ts'
import { type NamedKind, namedResources } from '../openstack/named-resources.ts'
import { hasEnded, type JobKind } from './jobs.ts'

/** An image that an import makes, known by the name in the order. The image service finds and deletes it. */
const images: NamedKind = {
  kind: 'image',
  makes: { 'import-export.imports.create': { name: ['name'], id: ['import_id'] } },
  mayBeNamed: true,
  list: { operation: 'image.images.list', rows: 'images', limit: imagesOfAPage, query: name => ({ name }) },
  show: 'image.images.show',
  remove: 'image.images.delete',
  variable: 'image_id',
}
const named = namedResources([images])

type Made = Omit<Resource, 'service'>
type Send = CheckContext['call']

/**
 * What a call would create; see `ServiceSuite.creates`. An order without a name is known by the id that it gives the
 * image. Of an export the name of its file is not told: it goes with its container, which is the run's own, and only what
 * still runs must be ended here.
 */
export function creates(operation: string, options: CallOptions): Made[] {
  const body = sentJson(options)
  if (operation === 'import-export.imports.create') {
    const byName = named.creates(operation, options)
    const id = textAt(body, 'id')
    return byName.length > 0 || id === '' ? byName : [resource('image-by-id', { id })]
  }
  if (operation !== 'import-export.exports.create') return []
  const [image, container] = [textAt(body, 'image_id'), textAt(body, 'storage_container')]
  return image === '' ? [] : [resource('export', { image, container })]
}

/** What a call would put into object storage; see `ServiceSuite.stores`. The target writes an export, as one file. */
export function stores(operation: string, options: CallOptions): Stored {
  return { objects: operation === 'import-export.exports.create' ? creates(operation, options).length : 0, bytes: 0 }
}

/** Exports that were there before are nobody's to cancel. */
const exportJobs: Standing = {
  kind: 'export',
  list: 'import-export.exports.list',
  makes: ['import-export.exports.create'],
  pages: exportPages,
}

export const { removes } = named
export const standing: readonly Standing[] = [...named.standing, exportJobs]

export const identifies: NonNullable<ServiceSuite['identifies']> = (operation, reply, call) =>
  operation === 'import-export.exports.create'
    ? [textAt(jsonOf(reply), 'export_id')].filter(id => id !== '')
    : named.identifies(operation, reply, call)

/** A page has 200 exports at most (§1.6.3.6); the list ends where one brings nothing new. */
async function* exportPages(send: Send): AsyncGenerator<string[]> {
  const seen = new Set<string>()
  for (;;) {
    const query = seen.size === 0 ? {} : { start: seen.size }
    const reply = await send('import-export.exports.list', { query, headers: { Accept: 'application/json' } })
    if (reply.status !== 200) throw new Error(`listing exports answered ${reply.status} ${reply.reason}`)
    if (!Array.isArray(jsonOf(reply).exports)) throw new Error('the answer to listing exports holds no exports')
    const page = rowsOf(reply, 'exports')
      .map(row => textAt(row, 'export_id'))
      .filter(id => !seen.has(id))
    if (page.length === 0) return
    if (page.includes('')) throw new Error('an export is listed without an id')
    for (const id of page) seen.add(id)
    yield page
  }
}

export const cleanup: ServiceSuite['cleanup'] = async (made, send) => {
  const told = new URLSearchParams(made.path.slice(made.path.indexOf('?')))
  if (made.kind === 'export') return endExports(told.get('image') ?? '', told.get('container') ?? '', send)
  const [member, value] = made.kind === 'image' ? ['name', told.get('name')] : ['id', told.get('id')]
  // What is still being imported makes its image later.
  await untilNone(async () => (await running('import', send)).filter(job => textAt(job, member) === value).length)
  if (made.kind === 'image') return named.cleanup(made, send)
  const reply = await send('image.images.delete', { path: { image_id: value ?? '' } })
  if (![204, 404].includes(reply.status)) throw new Error(`deleting ${value} answered ${reply.status} ${reply.reason}`)
}

/** Images whose import still runs; the image service finds the others. */
export async function find(prefix: string, send: Send): Promise<Made[]> {
  const names = (await running('import', send)).map(job => textAt(job, 'name'))
  return [...new Set(names)].filter(name => name.startsWith(prefix)).map(name => resource('image', { name }))
}

async function endExports(image: string, container: string, send: Send): Promise<void> {
  const cancelled = new Set<string>()
  await untilNone(async () => {
    const jobs = (await running('export', send)).filter(
      job => textAt(job, 'image_id') === image && textAt(job, 'storage_container').endsWith(container),
    )
    for (const job of jobs) {
      const export_id = textAt(job, 'export_id')
      if (!cancelled.has(export_id)) await send('import-export.exports.cancel', { path: { export_id } })
      cancelled.add(export_id)
    }
    return jobs.length
  })
}

/** Jobs that have not ended, each as it is shown, with its id. */
async function running(kind: JobKind, send: Send): Promise<object[]> {
  const accept = { headers: { Accept: 'application/json' } }
  const reply = await send(`import-export.${kind}s.list`, accept)
  if (reply.status !== 200) throw new Error(`listing ${kind}s answered ${reply.status} ${reply.reason}`)
  const member = `${kind}_id`
  const ids = rowsOf(reply, `${kind}s`)
    .filter(row => !hasEnded(textAt(row, `${kind}_status`)))
    .map(row => textAt(row, member))
  return Promise.all(
    ids.map(async id => {
      const shown = await send(`import-export.${kind}s.show`, { path: { [member]: id }, ...accept })
      return { ...jsonOf(shown), [member]: id }
    }),
  )
}

/** @throws {Error} where something is left after ten minutes. */
async function untilNone(count: () => Promise<number>): Promise<void> {
  const end = performance.now() + 600_000
  const wait = new GrowingWait({ firstMs: 50, mostMs: 5000 })
  while ((await count()) > 0) {
    if (performance.now() + wait.nextMs > end) throw new Error('a job does not end')
    await wait.pass()
  }
}

function resource(kind: string, told: Record<string, string>): Made {
  return { kind, path: `/${kind}?${new URLSearchParams(told)}` }
}
