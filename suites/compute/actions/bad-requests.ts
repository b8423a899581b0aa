import type { Check, CheckContext } from '../../../tools/model/check.ts'
import { check } from '../../../tools/model/check.ts'
import type { TargetReply } from '../../../tools/model/target.ts'
import type { Level } from '../../../tools/model/verdict.ts'
import { oneOf } from '../../openstack/one-of.ts'
import { act, showServer } from '../requests.ts'
import { guardedServer } from '../servers/own-server.ts'
import { rebuilt } from './life.ts'
import { actionRequests, errorsOf } from './requests.ts'
import { shown } from './server-facts.ts'

/** A request that the tables of an operation do not allow. */
interface BadRequest {
  /** Without `compute.servers.`. */
  name: string
  what: string
  title: string
  section: string
  /** The row or sentence that it goes against, within the section. */
  row: string
  level?: Level
  /** Default 400. */
  statuses?: number[]
  covers?: string[]
  errata?: string[]
  /** Where the good request is refused too, a bad one tells nothing. */
  good?: (t: CheckContext) => Promise<{ reply: TargetReply }>
  body: (t: CheckContext) => object
}

const rebuilding = (
  what: string,
  title: string,
  parameter: 'name' | 'metadata',
  value: unknown,
  more: Pick<BadRequest, 'level' | 'statuses' | 'errata'> = {},
): BadRequest => ({
  name: 'rebuild',
  what,
  title,
  section: '1.2.6.7',
  row: `body parameter ${parameter}`,
  covers: [`#body.${parameter}`],
  good: rebuilt,
  body: t => ({ rebuild: { name: t.name('bad'), [parameter]: value } }),
  ...more,
})

/** A text that is too long may be too much (413). */
const tooLong = { statuses: [400, 413], errata: ['compute.servers.metadata-is-a-map'] }

const badRequests: BadRequest[] = [
  {
    name: 'reboot',
    what: 'without-action',
    title: 'a body that names no action',
    section: '1.2.6.6',
    row: 'description',
    body: () => ({}),
  },
  rebuilding('name-list', 'a rebuild with a list for the name', 'name', ['a']),
  rebuilding('metadata-list', 'a rebuild with a list for the metadata', 'metadata', ['a'], {
    errata: ['compute.servers.metadata-is-a-map'],
  }),
  rebuilding(
    'key-of-256',
    'a rebuild with a metadata key of 256 bytes',
    'metadata',
    { ['k'.repeat(256)]: 'v' },
    tooLong,
  ),
  rebuilding(
    'value-of-256',
    'a rebuild with a metadata value of 256 bytes',
    'metadata',
    { k: 'v'.repeat(256) },
    tooLong,
  ),
  rebuilding(
    'value-of-256-bytes',
    'a rebuild with a metadata value of 128 letters that are 256 bytes',
    'metadata',
    { k: 'é'.repeat(128) },
    // Deployed services count letters.
    { ...tooLong, level: 'advisory' },
  ),
  {
    name: 'resize',
    what: 'without-flavor',
    title: 'a resize without a flavor',
    section: '1.2.6.8',
    row: 'body parameter flavorRef',
    covers: ['#body.flavorref'],
    body: () => ({ resize: {} }),
  },
  {
    name: 'resize',
    what: 'flavor-list',
    title: 'a resize with a list for the flavor',
    section: '1.2.6.8',
    row: 'body parameter flavorRef',
    covers: ['#body.flavorref'],
    body: () => ({ resize: { flavorRef: ['1'] } }),
  },
  {
    name: 'resize',
    what: 'unknown-flavor',
    title: 'a resize to a flavor that there is not',
    section: '1.2.6.8',
    row: 'body parameter flavorRef',
    statuses: [400, 404],
    covers: ['#body.flavorref'],
    body: t => ({ resize: { flavorRef: t.unknownId() } }),
  },
  {
    name: 'show-console-output',
    what: 'length-word',
    title: 'console output of a length that is no number',
    section: '1.8.6.5',
    row: 'body parameter length',
    covers: ['#body.length'],
    errata: ['compute.servers.console-length-is-a-number'],
    body: () => ({ 'os-getConsoleOutput': { length: 'many' } }),
  },
  {
    name: 'show-vnc-console',
    what: 'unknown-type',
    title: 'a console of a type that there is not',
    section: '1.8.6.18',
    row: 'body parameter type',
    covers: ['#body.type', 'rule:only-novnc'],
    body: () => ({ 'os-getVNCConsole': { type: 'telepathy' } }),
  },
]

/** Every request that the tables do not allow is refused (§1.2.4, §1.8.4), and says so in a fault. */
const ofTables: Check[] = badRequests.map(request => {
  const { name, what, title, section, row, level, statuses = [400], covers = [], errata = [], good, body } = request
  return check(`compute.servers.${name}.${what}-${statuses.join('-or-')}`, {
    title: `${title} is refused`,
    clause: [`§${section} ${row}`, ...statuses.map(status => `§${errorsOf(section)} ${status}`)],
    level: level ?? 'required',
    effect: 'create',
    covers: [...statuses.map(status => `#error.${status}`), ...covers],
    errata,
    run: async t => {
      const { id } = await guardedServer(t)
      if (good !== undefined) t.prepared((await good(t)).reply, 202)
      const reply = await act(t, name, id, body(t))
      t.expect(reply.status, 'refused').toBe(oneOf(statuses, reply.status))
      await expectFault(t, name, reply)
    },
  })
})

/** A body that is cut off is no JSON, whatever it asks for. */
const cutOff: Check[] = actionRequests.flatMap(({ name, section, body }) =>
  body === undefined
    ? []
    : [
        check(`compute.servers.${name}.no-json-400`, {
          title: 'a request whose body is no JSON is a bad request, and changes nothing',
          clause: [
            `§${section.startsWith('1.8.') ? '1.8.3' : '1.2.3'} request header Content-Type`,
            `§${errorsOf(section)} 400`,
          ],
          level: 'required',
          effect: 'create',
          covers: ['#error.400'],
          run: async t => {
            const { id } = await guardedServer(t)
            const reply = await t.call(`compute.servers.${name}`, {
              path: { server_id: id },
              headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
              body: JSON.stringify(await body(t)).slice(0, -1),
            })
            t.expect(reply.status, 'a bad request').toBe(400)
            await expectFault(t, name, reply)
            t.focus(reply)
            t.expect(shown(await showServer(t, id), 'status'), 'the status of the server').toBe('ACTIVE')
          },
        }),
      ],
)

export const badRequestChecks: Check[] = [...ofTables, ...cutOff]

async function expectFault(t: CheckContext, name: string, reply: TargetReply): Promise<void> {
  const found = await t.violations(`compute.servers.${name}`, reply.status, 'application/json', reply.body)
  t.expect(found, 'departures from the documented fault').toEqual([])
}
