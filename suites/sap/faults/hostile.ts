import type { Check, CheckContext } from '../../../tools/model/check.ts'
import { check } from '../../../tools/model/check.ts'
import type { TargetReply } from '../../../tools/model/target.ts'
import { oneOf } from '../../openstack/one-of.ts'
import { guardedServer, usualOrder } from '../fixtures.ts'
import { networkXml } from '../network-life.ts'
import { ask, ofServer, serverXml, xml } from '../requests.ts'
import { rootOf } from '../xml.ts'

/** XML that is made to harm its reader, or is none. */
interface Hostile {
  what: string
  title: string
  /** Only what is no XML at all is an invalid request by the words of §1.7.6. */
  level: 'required' | 'advisory'
  /** Made from a body that would be good. */
  spoil: (good: string) => string
}

const bomb = [
  '<!DOCTYPE Resources [<!ENTITY a0 "k5c">',
  ...[...Array(12).keys()].map(index => `<!ENTITY a${index + 1} "${`&a${index};`.repeat(10)}">`),
  ']>',
].join('')

const hostiles: Hostile[] = [
  { what: 'cut-off', title: 'XML that is cut off', level: 'required', spoil: good => good.slice(0, -12) },
  { what: 'no-xml', title: 'what is no XML', level: 'required', spoil: () => 'name=k5c&type=nic' },
  { what: 'empty', title: 'no body', level: 'required', spoil: () => '' },
  {
    what: 'crossed-tags',
    title: 'XML whose tags end in the wrong order',
    level: 'required',
    spoil: good => good.replace(/(<\/[A-Za-z]+>)(<\/[A-Za-z]+>|$)/, '$2$1').replace(/\/>/, '></Wrong>'),
  },
  {
    what: 'unknown-entity',
    title: 'XML with an entity that it does not declare',
    level: 'required',
    spoil: good => good.replace(/\/>/, '>&k5c;</Wrong>'),
  },
  {
    what: 'entity-bomb',
    title: 'XML with entities that stand for more and more of each other',
    level: 'advisory',
    spoil: good => `${bomb}${good.replace(/>/, '>&a12;')}`,
  },
  {
    what: 'external-entity',
    title: 'XML with an entity that stands for a file of the target',
    level: 'advisory',
    spoil: good => `<!DOCTYPE Resources [<!ENTITY f SYSTEM "file:///etc/passwd">]>${good.replace(/>/, '>&f;')}`,
  },
  {
    what: 'deep',
    title: 'XML of 20,000 elements in each other',
    level: 'advisory',
    spoil: good => good.replace(/>/, `>${'<a>'.repeat(20_000)}${'</a>'.repeat(20_000)}`),
  },
  {
    what: 'two-roots',
    title: 'XML with two roots',
    level: 'required',
    spoil: good => good + good,
  },
]

/** Operations that take XML, with a body that would be good, though there is nothing that it could make. */
const takers: {
  operation: string
  section: string
  send: (t: CheckContext, spoil: Hostile['spoil']) => Promise<TargetReply>
}[] = [
  {
    operation: 'sap.servers.create',
    section: '1.7.5.2',
    send: async (t, spoil) =>
      ask(t, 'servers.create', xml(spoil(serverXml({ ...(await usualOrder(t)), name: t.name('hostile') })))),
  },
  {
    operation: 'sap.servers.update',
    section: '1.7.5.9',
    send: async (t, spoil) => {
      const { id, name } = await guardedServer(t)
      return ask(t, 'servers.update', { ...ofServer(id), ...xml(spoil(serverXml({ name, template: 'k5c' }))) })
    },
  },
  {
    operation: 'sap.networks.create',
    section: '1.7.5.25',
    send: (t, spoil) => ask(t, 'networks.create', xml(spoil(networkXml(t.unknownId())))),
  },
]

/** Milliseconds that a refusal may take. */
const longest = 30_000
const documented = [400, 412, 413, 415]

/** XML that cannot be read, or must not be, is refused at once and in XML, and gives nothing away (§1.7.3, 1.7.6). */
export const hostileChecks: Check[] = takers.flatMap(({ operation, section, send }) =>
  hostiles.map(({ what, title, level, spoil }) =>
    check(`${operation}.xml-${what}-refused`, {
      title: `${title} is refused as an invalid request, within half a minute`,
      clause: [`§${section} request header Content-Type`, '§1.7.6 400'],
      level,
      effect: 'create',
      kind: 'security',
      covers: ['#error.400'],
      uses: { servers: 1, volumes: 1, gigabytes: 1 },
      run: async t => {
        const begun = performance.now()
        const reply = await send(t, spoil)
        const took = performance.now() - begun
        t.expect(reply.status, 'a documented status for what the client sent').toBe(oneOf(documented, reply.status))
        t.expect(took, 'milliseconds until the refusal').toBeLessThan(longest)
        t.expect(['error', 'errors'], 'the root of the answer').toContain(rootOf(reply)?.name)
        t.expect(reply.text().includes('root:'), 'a file of the target in the answer').toBe(false)
        t.expect(reply.body.length, 'bytes of the answer').toBeLessThan(100_000)
      },
    }),
  ),
)
