import type { Check, CheckContext } from '../../../tools/model/check.ts'
import { check } from '../../../tools/model/check.ts'
import type { TargetReply } from '../../../tools/model/target.ts'
import type { Level } from '../../../tools/model/verdict.ts'
import { jsonOf, member, textAt } from '../../openstack/json.ts'
import { antiAffinity, emptyGroup } from './fixtures.ts'
import { createGroup, deleteGroup, showGroup } from './requests.ts'

const operation = 'compute.server-groups.create'
const nameRow = '§1.2.6.53 body parameter name'
const policiesRow = '§1.2.6.53 body parameter policies'
const zoneRow = '§1.2.6.53 body parameter availability_zone'
const ofRows = ['compute.server-groups.create.rows-of-body']
const ofPolicies = [...ofRows, 'compute.server-groups.policies-are-a-list']

/** A project may have few groups, so what a check makes for itself is removed at once. */
async function tried(t: CheckContext, group: object): Promise<TargetReply> {
  const reply = await createGroup(t, group)
  await removed(t, reply)
  t.focus(reply)
  return reply
}

async function removed(t: CheckContext, reply: TargetReply): Promise<void> {
  const id = textAt(jsonOf(reply), 'server_group', 'id')
  if (id !== '') await deleteGroup(t, id)
}

const told = (reply: TargetReply, name: string): unknown => member(jsonOf(reply), 'server_group', name)

/** The zone of a group stands beside it in the sample, where other objects have it inside. */
const zoneOf = (reply: TargetReply): string =>
  textAt(jsonOf(reply), 'availability_zone') || textAt(jsonOf(reply), 'server_group', 'availability_zone')

/** The longest name of a table, beginning with a name of the run. */
const padded = (t: CheckContext, length: number): string => t.name('long').padEnd(length, 'n')

/** Creations that the rows of the table allow, by what is special about them. */
const allowed: { what: string; title: string; clause: string; covers: string[]; group: (t: CheckContext) => object }[] =
  [
    {
      what: 'affinity',
      title: 'a group may have the policy affinity',
      clause: policiesRow,
      covers: ['#body.policies', 'rule:two-policies'],
      group: t => ({ name: t.name('near'), policies: ['affinity'] }),
    },
    {
      what: 'anti-affinity',
      title: 'a group may have the policy anti-affinity',
      clause: policiesRow,
      covers: ['#body.policies', 'rule:two-policies'],
      group: t => ({ name: t.name('apart'), policies: antiAffinity }),
    },
    {
      what: 'name-of-255',
      title: 'a name may have 255 characters',
      clause: nameRow,
      covers: ['#body.name'],
      group: t => ({ name: padded(t, 255), policies: antiAffinity }),
    },
    {
      what: 'name-with-blanks-inside',
      title: 'a name may have blanks between its first and its last character',
      clause: nameRow,
      covers: ['#body.name'],
      group: t => ({ name: `${t.name('with')} two  blanks`, policies: antiAffinity }),
    },
  ]

interface Refused {
  what: string
  title: string
  clause: string
  level: Level
  covers: string[]
  group: (t: CheckContext) => object
}

const badName = (what: string, title: string, name: (t: CheckContext) => unknown): Refused => ({
  what: `name-${what}`,
  title,
  clause: nameRow,
  level: 'required',
  covers: ['#body.name'],
  group: t => ({ name: name(t), policies: antiAffinity }),
})

const badPolicies = (what: string, title: string, policies: (t: CheckContext) => unknown): Refused => ({
  what: `policies-${what}`,
  title,
  clause: policiesRow,
  level: 'required',
  covers: ['#body.policies'],
  group: t => ({ name: t.name('bad'), policies: policies(t) }),
})

const refused: Refused[] = [
  badName('empty', 'an empty name', () => ''),
  badName('of-256', 'a name of 256 characters', t => padded(t, 256)),
  badName('leading-blank', 'a name that begins with a blank', t => ` ${t.name('bad')}`),
  badName('trailing-blank', 'a name that ends with a blank', t => `${t.name('bad')} `),
  badName('number', 'a name that is a number', () => 5),
  // No row says whether a group must have a name.
  { ...badName('missing', 'a group without a name', () => undefined), level: 'advisory' },
  badPolicies('empty', 'an empty list of policies', () => []),
  badPolicies('empty-name', 'a policy with an empty name', () => ['']),
  badPolicies('leading-blank', 'a policy that begins with a blank', () => [' affinity']),
  badPolicies('trailing-blank', 'a policy that ends with a blank', () => ['affinity ']),
  badPolicies('of-256', 'a policy of 256 characters', () => ['p'.repeat(256)]),
  badPolicies('unknown', 'a policy that is neither of the two', t => [t.name('policy')]),
  badPolicies('text', 'a text for the policies', () => 'affinity'),
  {
    what: 'zone-unknown',
    title: 'an availability zone that there is not',
    clause: zoneRow,
    // No row says what becomes of one.
    level: 'advisory',
    covers: ['#body.availability_zone'],
    group: t => ({ name: t.name('bad'), policies: antiAffinity, availability_zone: t.name('zone') }),
  },
]

/** Making server groups (§1.2.6.53). */
export const creationChecks: Check[] = [
  ...allowed.map(({ what, title, clause, covers, group }) =>
    check(`${operation}.${what}`, {
      title: `${title}, and the answer tells it`,
      clause,
      level: 'required',
      effect: 'create',
      covers,
      errata: ofPolicies,
      run: async t => {
        const wanted = group(t)
        const reply = await tried(t, wanted)
        t.expect(reply.status, 'created').toBe(200)
        t.expect({ name: told(reply, 'name'), policies: told(reply, 'policies') }, 'name and policies').toEqual(wanted)
      },
    }),
  ),
  check(`${operation}.as-sample-empty`, {
    title: 'a new group has no members and no metadata',
    clause: '§1.2.6.53 example response',
    level: 'advisory',
    effect: 'create',
    run: async t => {
      const { created } = await emptyGroup(t)
      t.focus(created)
      t.expect([told(created, 'members'), told(created, 'metadata')], 'members and metadata').toEqual([[], {}])
    },
  }),
  check(`${operation}.in-a-named-zone`, {
    title: 'a group is made in the availability zone that is named',
    clause: zoneRow,
    level: 'required',
    effect: 'create',
    covers: ['#body.availability_zone'],
    errata: [...ofRows, 'compute.server-groups.show.zone-beside-group'],
    run: async t => {
      const told = zoneOf(t.prepared(await showGroup(t, (await emptyGroup(t)).id), 200))
      const zone = t.fixtures.availabilityZone ?? told
      if (zone === '') t.unsupported('no availability zone is known to be named')
      const reply = await createGroup(t, { name: t.name('zoned'), policies: antiAffinity, availability_zone: zone })
      const shown = await showGroup(t, textAt(jsonOf(reply), 'server_group', 'id') || t.unknownId())
      await removed(t, reply)
      t.focus(reply)
      t.expect(reply.status, 'created').toBe(200)
      // Only the sample of a group says that its zone is told.
      if (zoneOf(shown) !== '') t.expect(zoneOf(shown), 'its zone').toBe(zone)
    },
  }),
  check(`${operation}.chooses-one-zone`, {
    title: 'where no availability zone is named, all groups of a user come into the same one',
    clause: zoneRow,
    level: 'required',
    effect: 'create',
    covers: ['#body.availability_zone', 'rule:default-availability-zone'],
    errata: [...ofRows, 'compute.server-groups.show.zone-beside-group'],
    run: async t => {
      const first = zoneOf(t.prepared(await showGroup(t, (await emptyGroup(t)).id), 200))
      if (first === '') t.unsupported('the target does not tell the zone of a server group')
      const reply = t.prepared(await createGroup(t, { name: t.name('zoneless'), policies: antiAffinity }), 200)
      const second = await showGroup(t, textAt(jsonOf(reply), 'server_group', 'id'))
      await removed(t, reply)
      t.focus(second)
      t.expect(zoneOf(second), 'the zone of another').toBe(first)
    },
  }),
  ...refused.map(({ what, title, clause, level, covers, group }) =>
    check(`${operation}.${what}-400`, {
      title: `${title} is a bad request`,
      clause: [clause, '§1.2.4 400'],
      level,
      effect: 'create',
      covers: ['#error.400', ...covers],
      errata: ofPolicies,
      run: async t => {
        const reply = await tried(t, group(t))
        t.expect(reply.status, 'a bad request').toBe(400)
        const found = await t.violations(operation, 400, 'application/json', reply.body)
        t.expect(found, 'departures from the documented fault').toEqual([])
      },
    }),
  ),
  ...(
    [
      ['without-envelope', 'a creation without the member server_group', '{}', '§1.2.6.53 example request', 'advisory'],
      [
        'no-json',
        'a creation whose body is no JSON',
        '{"server_group": ',
        '§1.2.3 request header Content-Type',
        'required',
      ],
    ] as const
  ).map(([what, title, body, clause, level]) =>
    check(`${operation}.${what}-400`, {
      title: `${title} is a bad request`,
      clause: [clause, '§1.2.4 400'],
      level,
      effect: 'create',
      covers: ['#error.400'],
      run: async t => {
        const headers = { 'Content-Type': 'application/json', Accept: 'application/json' }
        t.expect((await t.call(operation, { headers, body })).status, 'a bad request').toBe(400)
      },
    }),
  ),
]
