import { gzipSync } from 'node:zlib'

/** A body that an otherwise healthy cloud sends in place of its own. */
export interface SpoiledBody {
  /** In words that follow "whose answer is". */
  name: string
  /** Check that judges the body; it must fail. */
  check: string
  /** Path of the requests whose answers are spoiled. */
  path: RegExp
  says: RegExp
  body(whole: Buffer): Uint8Array
}

const flavors = { check: 'compute.flavors.list.body-flavors', path: /\/flavors$/ }
const type = { check: 'block-storage.volume-types.show.body-type', path: /\/types\/[^/]+$/ }
const templates = { check: 'sap.templates.list.body-names', path: /\/templates\/l_servers$/ }
const project = { check: 'sap.projects.show.body-project', path: /\/projects\/[^/]+$/ }
const networks = { check: 'sap.networks.list.body-networks', path: /\/networks$/ }

const laughs = Array.from({ length: 20 }, (_, level) =>
  level === 0 ? '<!ENTITY l0 "ha">' : `<!ENTITY l${level} "${`&l${level - 1};`.repeat(10)}">`,
).join('')

/** Two runs meet them; in each an operation is spoiled in one way. */
export const spoiledRuns: readonly (readonly SpoiledBody[])[] = [
  [
    {
      ...flavors,
      name: 'JSON that is a hundred thousand deep',
      says: /more than 500 values deep/,
      body: () => Buffer.from(`{"flavors":${'['.repeat(100_000)}${']'.repeat(100_000)}}`),
    },
    {
      ...type,
      name: 'a gzip bomb',
      says: /compressed by gzip/,
      body: () => Buffer.concat(Array(512).fill(gzipSync(Buffer.alloc(1024 * 1024)))),
    },
    {
      ...templates,
      name: 'XML of entities that grow to a terabyte',
      says: /entity nesting depth|document type/,
      body: () => Buffer.from(`<!DOCTYPE a [${laughs}]><a>&l19;</a>`),
    },
    {
      ...project,
      name: 'XML with a file as an entity',
      says: /document type/,
      body: () => Buffer.from('<!DOCTYPE a [<!ENTITY f SYSTEM "file:///etc/passwd">]><a>&f;</a>'),
    },
    {
      ...networks,
      name: 'XML with an attribute of seven megabytes',
      says: /at most 4194304 bytes of XML/,
      body: () => Buffer.from(`<a b="${'x'.repeat(7_000_000)}"/>`),
    },
  ],
  [
    {
      ...flavors,
      name: 'a list of three hundred thousand wrong rows',
      says: /must be object, came 1/,
      body: () => Buffer.from(`{"flavors":[${'1,'.repeat(300_000)}1]}`),
    },
    { ...type, name: 'no UTF-8', says: /no UTF-8/, body: whole => Buffer.concat([whole, Buffer.from([0xc3, 0x28])]) },
    {
      ...templates,
      name: 'XML that is a hundred thousand deep',
      says: /Excessive depth/,
      body: () => Buffer.from('<a>'.repeat(100_000) + '</a>'.repeat(100_000)),
    },
    {
      ...project,
      name: 'XML of a million elements',
      says: /at most 250000 tags of XML/,
      body: () => Buffer.from(`<a>${'<b/>'.repeat(1_000_000)}</a>`),
    },
    { ...networks, name: 'XML that never ends', says: /well-formed XML/, body: () => Buffer.from('<a>'.repeat(99)) },
  ],
]
