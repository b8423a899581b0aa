import type { CallOptions, Check, CheckContext } from '../../tools/model/check.ts'
import { check } from '../../tools/model/check.ts'
import type { TargetReply } from '../../tools/model/target.ts'
import { oneOf } from '../openstack/one-of.ts'
import { guardedServer, imageName, usualOrder } from './fixtures.ts'
import { ask, form, ofServer, serverXml, xml } from './requests.ts'
import { find, findAll, rootOf } from './xml.ts'

/** Lists with `verbose`: the elements of a row that only the long form shows (§1.7.5.1, 1.7.5.16, 1.7.5.27). */
const verbose: {
  operation: string
  section: string
  row: string
  query: Record<string, string>
  /** Way down from the row to each such element. */
  long: readonly (readonly string[])[]
}[] = [
  {
    operation: 'templates.list',
    section: '1.7.5.1',
    row: 'LServerTemplate',
    query: {},
    long: [['CPU'], ['Memory']],
  },
  {
    operation: 'images.list',
    section: '1.7.5.16',
    row: 'ServerImage',
    query: { mode: 'cloning' },
    long: [['CreateTime']],
  },
  {
    operation: 'networks.list',
    section: '1.7.5.27',
    row: 'Network',
    query: {},
    long: [
      ['AddressSet', 'Exclude'],
      ['AddressSet', 'Reserve'],
    ],
  },
]

const verboseChecks = verbose.flatMap(({ operation, section, row, query, long }) => {
  const asked = async (t: CheckContext, more: Record<string, string>) => {
    const reply = t.prepared(await ask(t, operation, { query: { ...query, ...more } }), 200)
    const rows = findAll(rootOf(reply), row)
    return rows.length === 0 ? t.notRun('the list is empty') : rows
  }
  const common = {
    clause: `§${section} query verbose`,
    level: 'required',
    effect: 'read',
    covers: ['#query.verbose'] as string[],
  } as const
  return [
    check(`sap.${operation}.verbose-tells-all`, {
      ...common,
      title: 'with verbose=true every row has all of its information',
      run: async t => {
        for (const found of await asked(t, { verbose: 'true' }))
          for (const way of long) t.expect(find(found, ...way), way.join('/')).toBeDefined()
      },
    }),
    check(`sap.${operation}.verbose-by-default-false`, {
      ...common,
      title: 'without verbose only some of the information comes, as with verbose=false',
      run: async t => {
        for (const more of [{}, { verbose: 'false' }])
          for (const found of await asked(t, more))
            for (const way of long) t.expect(find(found, ...way), way.join('/')).toBeUndefined()
      },
    }),
  ]
})

/** Bodies in the other format than that of the operation (§1.7.2 params, §1.7.6 415). */
const misplaced: {
  operation: string
  section: string
  what: string
  options: (t: CheckContext) => Promise<CallOptions>
}[] = [
  {
    operation: 'servers.create',
    section: '1.7.5.2',
    what: 'form-for-xml',
    options: async t => {
      const { headers } = form({})
      const name = t.name('form')
      const { template, image } = await usualOrder(t)
      return { ...form({ name, template, image }), ...(headers === undefined ? {} : { headers }) }
    },
  },
  {
    operation: 'servers.create',
    section: '1.7.5.2',
    what: 'xml-as-form',
    options: async t => ({ ...form({}), body: serverXml({ ...(await usualOrder(t)), name: t.name('form') }) }),
  },
  {
    operation: 'networks.create',
    section: '1.7.5.25',
    what: 'form-for-xml',
    options: async t => form({ subnet: t.unknownId() }),
  },
  {
    operation: 'images.create',
    section: '1.7.5.14',
    what: 'xml-for-form',
    options: async t => xml(`<ServerImage name="${imageName(t)}"/>`),
  },
  {
    operation: 'snapshots.create',
    section: '1.7.5.18',
    what: 'xml-for-form',
    options: async () => xml('<Snapshot/>'),
  },
  {
    operation: 'servers.attach-disk',
    section: '1.7.5.10',
    what: 'xml-for-form',
    options: async t => ({ ...xml('<Disk><DiskSize>1</DiskSize></Disk>'), ...ofServer((await guardedServer(t)).id) }),
  },
]

const formatChecks = misplaced.map(({ operation, section, what, options }) =>
  check(`sap.${operation}.${what}-refused`, {
    title: 'arguments in another format than that of the operation are refused',
    clause: [`§${section} request header Content-Type`, '§1.7.2 params', '§1.7.6 415'],
    level: 'required',
    effect: 'create',
    covers: ['#request-header.content-type', '#error.415'],
    run: async t => {
      const reply = await t.call(`sap.${operation}`, await options(t))
      // What cannot be read of the body is missing or invalid, where the type itself is let pass.
      t.expect(reply.status, 'the status').toBe(oneOf([400, 412, 415], reply.status))
    },
  }),
)

/** Operations that only read, asked for another type than the only one that there is (§1.7.3, 1.7.6). */
const acceptChecks = ['templates.list', 'servers.list', 'networks.list'].map(operation =>
  check(`sap.${operation}.accept-without-xml-406`, {
    title: 'who takes no XML is refused, or is answered in XML, which is all that there is',
    clause: ['§1.7.3 text', '§1.7.6 406'],
    level: 'required',
    effect: 'read',
    covers: ['#request-header.accept', '#error.406'],
    run: async t => {
      const reply = await t.call(`sap.${operation}`, { headers: { Accept: 'image/png' } })
      t.expect(reply.status, 'the status').toBe(oneOf([200, 406], reply.status))
      if (reply.status === 200) t.expect(isXml(reply), 'an answer in XML').toBe(true)
    },
  }),
)

function isXml(reply: TargetReply): boolean {
  return /\bxml\b/i.test(reply.header('content-type') ?? '') && rootOf(reply) !== undefined
}

/** Formats of requests and of answers. */
export const formatsChecks: Check[] = [...verboseChecks, ...formatChecks, ...acceptChecks]
