import type { Check, CheckContext } from '../../tools/model/check.ts'
import { check } from '../../tools/model/check.ts'
import { linesOf, listedContent, listedNames, md5 } from './fixtures.ts'
import { childText } from './markup.ts'
import { listing } from './object-listing.ts'
import { jsonArray, xmlRoot } from './read-body.ts'

const list = 'object-storage.objects.list'

/** An entry of a JSON listing, as §2.7.5.4 names its members. */
interface Entry {
  name: string
  hash: string
  bytes: number
  content_type: string
  last_modified: string
}

function mediaType(header: string | undefined): string {
  return (header ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
}

/** One entry of the listing by each format, read into the same shape. */
async function entryAs(t: CheckContext, format: 'json' | 'xml', name: string): Promise<Entry | undefined> {
  const reply = await listing(t, { format })
  if (format === 'json') return jsonArray<Entry>(t, reply).find(entry => entry.name === name)
  const object = xmlRoot(t, reply).children.find(child => child.name === 'object' && childText(child, 'name') === name)
  if (object === undefined) return undefined
  const text = (element: string): string => childText(object, element) ?? ''
  return {
    name: text('name'),
    hash: text('hash'),
    bytes: Number(text('bytes')),
    content_type: text('content_type'),
    last_modified: text('last_modified'),
  }
}

const formats = (['json', 'xml'] as const).map(format =>
  check(`${list}.${format}-details-are-true`, {
    title: `a listing in ${format} tells name, MD5, size, MIME type and time of each object as they are`,
    clause: ['§2.7.5.4 request parameter format', '§2.7.5.4 response elements'],
    level: 'required',
    effect: 'create',
    covers: [
      '#query.format',
      'rule:format-adds-details',
      '#element.container.object',
      '#element.object.name',
      '#element.object.hash',
      '#element.object.bytes',
      '#element.object.content_type',
      '#element.object.last_modified',
    ],
    run: async t => {
      const name = listedNames[3]
      const entry = await entryAs(t, format, name)
      t.expect(entry, `the object ${name} is listed`).toBeDefined()
      t.expect(entry?.hash, 'hash is the MD5 of the content').toBe(md5(listedContent(name)))
      t.expect(entry?.bytes, 'bytes is the size of the content').toBe(listedContent(name).length)
      t.expect(mediaType(entry?.content_type), 'content_type is what the object was stored with').toBe('text/x-listed')
      t.expect(entry?.last_modified, 'last_modified is a date and time').toMatch(
        /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]00:?00)?$/,
      )
    },
  }),
)

const accepted = [
  { what: 'accept-json', value: 'application/json', media: 'application/json' },
  { what: 'accept-xml', value: 'application/xml', media: 'application/xml' },
  { what: 'accept-text-xml', value: 'text/xml', media: 'text/xml' },
].map(({ what, value, media }) =>
  check(`${list}.${what}`, {
    title: `Accept: ${value} asks for that format without a query`,
    clause: '§2.7.5.4 request header Accept',
    level: 'required',
    effect: 'create',
    covers: ['#request-header.accept', 'rule:accept-selects'],
    run: async t => {
      const reply = await listing(t, {}, { Accept: value })
      t.expect(reply.status, 'the listing is not empty').toBe(200)
      t.expect(mediaType(reply.header('content-type')), 'the accepted MIME type').toBe(media)
      const names =
        media === 'application/json'
          ? jsonArray<Entry>(t, reply).map(({ name }) => name)
          : xmlRoot(t, reply).children.map(child => childText(child, 'name'))
      t.expect(names, 'the names, in that format').toEqual(listedNames)
    },
  }),
)

/** How a listing of objects is written (§2.7.5.4). */
export const listingFormatChecks: Check[] = [
  ...formats,
  ...accepted,
  check(`${list}.default-format-plain`, {
    title: 'without a format the names come as plain text, one a line',
    clause: '§2.7.5.4 request parameter format, default plain',
    level: 'required',
    effect: 'create',
    covers: ['#query.format', 'rule:default-format-plain', 'rule:plain-is-line-delimited'],
    run: async t => {
      const reply = await listing(t)
      t.expect(mediaType(reply.header('content-type')), 'plain text').toBe('text/plain')
      t.expect(reply.text().replace(/\n$/, ''), 'names delimited by line feeds').toBe(listedNames.join('\n'))
    },
  }),
  check(`${list}.format-plain-is-the-default`, {
    title: 'format=plain answers what no format answers',
    clause: '§2.7.5.4 request parameter format',
    level: 'required',
    effect: 'create',
    covers: ['#query.format', 'rule:default-format-plain'],
    run: async t => {
      const reply = await listing(t, { format: 'plain' })
      t.expect(mediaType(reply.header('content-type')), 'plain text').toBe('text/plain')
      t.expect(linesOf(reply), 'the same names').toEqual(listedNames)
    },
  }),
  check(`${list}.accept-beats-format`, {
    title: 'Accept has priority over the format query',
    clause: '§2.7.5.4 request header Accept, priority',
    level: 'required',
    effect: 'create',
    covers: ['#request-header.accept', 'rule:accept-beats-format'],
    run: async t => {
      const reply = await listing(t, { format: 'xml' }, { Accept: 'application/json' })
      t.expect(mediaType(reply.header('content-type')), 'Accept decides, not format=xml').toBe('application/json')
    },
  }),
  check(`${list}.xml-names-the-container`, {
    title: 'the XML envelope carries the name of the container',
    clause: '§2.7.5.4 XML sample',
    level: 'advisory',
    effect: 'create',
    run: async t => {
      const root = xmlRoot(t, await listing(t, { format: 'xml' }))
      t.expect(root.attributes.name, 'as the sample shows').toMatch(/listed/)
    },
  }),
  check(`${list}.json-marks-nested-entries`, {
    title: 'with a delimiter a JSON listing shows a deeper level as an entry of its own',
    clause: '§2.7.5.4 request parameter delimiter',
    level: 'advisory',
    effect: 'create',
    covers: ['#query.delimiter'],
    run: async t => {
      const entries = jsonArray(t, await listing(t, { format: 'json', delimiter: '/', prefix: 'animals/' }))
      t.expect(entries.length, 'two deeper levels and one object').toBe(3)
      t.expect(JSON.stringify(entries[0]), 'the level is named').toContain('animals/cats/')
    },
  }),
  check(`${list}.counts-are-true`, {
    title: 'the listing tells how many objects the container holds and their bytes',
    clause: ['§2.7.5.4 response header X-Container-Object-Count', '§2.7.5.4 response header X-Container-Bytes-Used'],
    level: 'required',
    effect: 'create',
    covers: ['#response-header.x-container-object-count', '#response-header.x-container-bytes-used'],
    run: async t => {
      const bytes = listedNames.reduce((sum, name) => sum + listedContent(name).length, 0)
      await t.eventually(async () => {
        const reply = await listing(t, { limit: 1 })
        t.expect(reply.header('x-container-object-count'), 'objects in the container').toBe(String(listedNames.length))
        t.expect(reply.header('x-container-bytes-used'), 'their size together').toBe(String(bytes))
      })
    },
  }),
  check(`${list}.newest-accepted`, {
    title: 'X-Newest: True is accepted and answers the same listing',
    clause: '§2.7.5.4 request header X-Newest',
    level: 'required',
    effect: 'create',
    covers: ['#request-header.x-newest'],
    run: async t => {
      t.expect(linesOf(await listing(t, {}, { 'X-Newest': 'True' })), 'the newest list of names').toEqual(listedNames)
    },
  }),
]
