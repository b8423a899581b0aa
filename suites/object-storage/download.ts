import type { Check, CheckContext } from '../../tools/model/check.ts'
import { check } from '../../tools/model/check.ts'
import type { TargetReply } from '../../tools/model/target.ts'
import { md5, ownContainer, type Place, scratchContainer, store } from './fixtures.ts'

const download = 'object-storage.objects.download'

const alphabet = 'abcdefghijklmnopqrstuvwxyz'

/** An object of 26 letters that nobody changes. */
function alphabetObject(t: CheckContext): Promise<Place> {
  return t.shared('alphabet object', async owner => {
    const place = { container: await ownContainer(owner, {}, 'read'), object: 'alphabet' }
    await store(owner, place, alphabet, { 'Content-Type': 'text/plain' })
    return place
  })
}

async function get(t: CheckContext, headers: Record<string, string> = {}): Promise<TargetReply> {
  return t.call(download, { path: await alphabetObject(t), headers })
}

const ranges = [
  { what: 'range-closed', range: 'bytes=2-4', want: 'cde', contentRange: 'bytes 2-4/26', rule: 'rule:range-closed' },
  { what: 'range-open', range: 'bytes=23-', want: 'xyz', contentRange: 'bytes 23-25/26', rule: 'rule:range-open' },
  { what: 'range-suffix', range: 'bytes=-3', want: 'xyz', contentRange: 'bytes 23-25/26', rule: 'rule:range-suffix' },
  { what: 'range-first-byte', range: 'bytes=0-0', want: 'a', contentRange: 'bytes 0-0/26', rule: 'rule:range-closed' },
  {
    what: 'range-beyond-end',
    range: 'bytes=24-100',
    want: 'yz',
    contentRange: 'bytes 24-25/26',
    rule: 'rule:range-closed',
  },
].map(({ what, range, want, contentRange, rule }) =>
  check(`${download}.${what}`, {
    title: `Range: ${range} returns those bytes alone`,
    clause: '§2.7.5.9 request header Range',
    level: 'required',
    effect: 'create',
    covers: ['#request-header.range', rule],
    run: async t => {
      const reply = await get(t, { Range: range })
      // The manual names no status for a part; RFC 9110 §15.3.7 does.
      t.expect(reply.status, 'a part of the content').toBe(206)
      t.expect(reply.text(), `the bytes that ${range} names`).toBe(want)
      t.expect(reply.header('content-range'), 'which bytes they are').toBe(contentRange)
    },
  }),
)

interface Condition {
  what: string
  title: string
  header: 'If-Match' | 'If-Modified-Since' | 'If-Unmodified-Since'
  value: (etag: string, modified: string) => string
  status: number
  covers?: string[]
}

const yearEarlier = (modified: string): string => new Date(Date.parse(modified) - 365 * 86_400_000).toUTCString()

const conditions: Condition[] = [
  {
    what: 'if-match-same',
    title: 'If-Match with the ETag of the object returns it',
    header: 'If-Match',
    value: etag => `"${etag.replaceAll('"', '')}"`,
    status: 200,
  },
  {
    what: 'if-match-other-412',
    title: 'If-Match with another ETag fails',
    header: 'If-Match',
    value: () => `"${md5('another')}"`,
    status: 412,
    covers: ['#error.412'],
  },
  {
    what: 'if-modified-since-earlier',
    title: 'an object modified since is returned',
    header: 'If-Modified-Since',
    value: (_, modified) => yearEarlier(modified),
    status: 200,
  },
  {
    what: 'if-modified-since-same-304',
    title: 'an object not modified since is not returned again',
    header: 'If-Modified-Since',
    value: (_, modified) => modified,
    status: 304,
  },
  {
    what: 'if-unmodified-since-same',
    title: 'an object not modified since is returned',
    header: 'If-Unmodified-Since',
    value: (_, modified) => modified,
    status: 200,
  },
  {
    what: 'if-unmodified-since-earlier-412',
    title: 'an object modified since fails the condition',
    header: 'If-Unmodified-Since',
    value: (_, modified) => yearEarlier(modified),
    status: 412,
    covers: ['#error.412'],
  },
]

const conditionChecks = conditions.map(({ what, title, header, value, status, covers = [] }) =>
  check(`${download}.${what}`, {
    title,
    clause: `§2.7.5.9 request header ${header}`,
    level: 'required',
    effect: 'create',
    covers: [`#request-header.${header.toLowerCase()}`, 'rule:conditions-as-rfc-2616', ...covers],
    run: async t => {
      const found = t.prepared(await t.call('object-storage.objects.show', { path: await alphabetObject(t) }), 200, 204)
      const reply = await get(t, { [header]: value(found.header('etag') ?? '', found.header('last-modified') ?? '') })
      t.expect(reply.status, `${header} as RFC 2616 defines it`).toBe(status)
      t.expect(reply.text() === alphabet, 'the content comes only with 200').toBe(status === 200)
    },
  }),
)

/** Parts of a multipart/byteranges body: what follows each part's header lines. */
function partsOf(reply: TargetReply): string[] {
  const boundary = /boundary="?([^";]+)/.exec(reply.header('content-type') ?? '')?.[1]
  if (boundary === undefined) return []
  return reply
    .text()
    .split(`--${boundary}`)
    .slice(1, -1)
    .map(part => part.replace(/^[\s\S]*?\r?\n\r?\n/, '').replace(/\r?\n$/, ''))
}

/** Retrieving content: whole, in ranges, on conditions (§2.7.5.9). */
export const downloadChecks: Check[] = [
  ...ranges,
  ...conditionChecks,
  check(`${download}.range-several`, {
    title: 'several ranges, separated by commas, come as the parts of one response',
    clause: '§2.7.5.9 request header Range, several ranges',
    level: 'required',
    effect: 'create',
    covers: ['#request-header.range', 'rule:range-several'],
    run: async t => {
      const reply = await get(t, { Range: 'bytes=0-2,-2' })
      t.expect(reply.status, 'parts of the content').toBe(206)
      t.expect(partsOf(reply), 'one part for each range').toEqual(['abc', 'yz'])
    },
  }),
  check(`${download}.range-unsatisfiable-416`, {
    title: 'a range that begins beyond the end is 416',
    clause: '§2.7.4 416',
    level: 'required',
    effect: 'create',
    covers: ['#request-header.range', '#error.416', 'rule:range-unsatisfiable-416'],
    run: async t => {
      const reply = await get(t, { Range: 'bytes=1000-' })
      t.expect(reply.status, 'the range cannot be satisfied').toBe(416)
    },
  }),
  check(`${download}.whole-200`, {
    title: 'an object that exists is returned whole with 200',
    clause: '§2.7.5.9 200 on success',
    level: 'required',
    effect: 'create',
    covers: ['#status.200', '#path.container', '#path.object', 'rule:success-200'],
    run: async t => {
      const reply = await get(t)
      t.expect(reply.status, 'success').toBe(200)
      t.expect(reply.text(), 'the content').toBe(alphabet)
    },
  }),
  check(`${download}.etag-is-md5`, {
    title: 'the ETag is the MD5 of the content, without quotes',
    clause: '§2.7.5.9 response header ETag',
    level: 'required',
    effect: 'create',
    covers: ['#response-header.etag', 'rule:etag-is-md5'],
    run: async t => {
      t.expect((await get(t)).header('etag'), 'MD5 of the content, without quotes').toBe(md5(alphabet))
    },
  }),
  check(`${download}.content-length-is-size`, {
    title: 'Content-Length is the size of the object',
    clause: '§2.7.5.9 response header Content-Length',
    level: 'required',
    effect: 'create',
    covers: ['#response-header.content-length'],
    run: async t => {
      t.expect((await get(t)).header('content-length'), 'bytes of the object').toBe(String(alphabet.length))
    },
  }),
  check(`${download}.accept-ranges-bytes`, {
    title: 'the response tells that byte ranges can be asked for',
    clause: '§2.7.5.9 response header Accept-Ranges',
    level: 'required',
    effect: 'create',
    covers: ['#response-header.accept-ranges'],
    run: async t => {
      t.expect((await get(t)).header('accept-ranges'), 'the kind of range that Range takes').toBe('bytes')
    },
  }),
  check(`${download}.missing-404`, {
    title: 'an object that does not exist is 404',
    clause: '§2.7.5.9 404 for a missing object',
    level: 'required',
    effect: 'create',
    covers: ['#error.404', 'rule:missing-404'],
    run: async t => {
      const reply = await t.call(download, { path: { container: await scratchContainer(t), object: t.name('none') } })
      t.expect(reply.status, 'there is no such object').toBe(404)
    },
  }),
  check(`${download}.newest-accepted`, {
    title: 'X-Newest: True is accepted and returns the object',
    clause: '§2.7.5.9 request header X-Newest',
    level: 'required',
    effect: 'create',
    covers: ['#request-header.x-newest'],
    run: async t => {
      t.expect((await get(t, { 'X-Newest': 'True' })).text(), 'the newest content').toBe(alphabet)
    },
  }),
]
