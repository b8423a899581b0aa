import type { Check } from '../../tools/model/check.ts'
import { check } from '../../tools/model/check.ts'
import { jsonOf, member, textAt } from '../openstack/json.ts'
import { oneOf } from '../openstack/one-of.ts'
import { signalledStack } from './exemplars.ts'
import {
  groupSize,
  mostMembers,
  neighbour,
  ownStack,
  showResource,
  signalResource,
  stillOwnStack,
  stillStack,
} from './stacks.ts'

/** Checks of what resources tell, and of what a signal does (§1.5.5.1, §1.5.5.2). */
export const behaviour: Check[] = [
  check('orchestration.resources.show.is-the-resource', {
    title: 'the details are those of the resource that the path names',
    clause: ['§1.5.5.2 description', '§1.5.5.2 example response'],
    level: 'required',
    effect: 'create',
    covers: ['#path.resource_name', 'rule:details-of-the-named'],
    run: async t => {
      const stack = await stillStack(t)
      const reply = t.prepared(await showResource(t, stack), 200)
      t.expect(member(jsonOf(reply), 'resource', 'resource_name'), 'the name of the resource').toBe(stack.resource)
    },
  }),
  check('orchestration.resources.show.tells-resources-apart', {
    title: 'two resources of a stack have names, types and ids of their own',
    clause: ['§1.5.5.2 description', '§1.5.5.2 example response'],
    level: 'advisory',
    effect: 'create',
    run: async t => {
      const stack = await stillOwnStack(t)
      const look = async (name: string) => jsonOf(t.prepared(await showResource(t, stack, name), 200)).resource
      const [group, policy] = [await look(stack.group), await look(stack.resource)]
      t.expect(member(group, 'resource_type'), 'the type of the group').toBe('OS::Heat::AutoScalingGroup')
      t.expect(member(policy, 'resource_type'), 'the type of the policy').toBe('OS::Heat::ScalingPolicy')
      t.expect(member(group, 'required_by'), 'what needs the group').toEqual([stack.resource])
      t.expect(member(policy, 'required_by'), 'what needs the policy').toEqual([])
      const [first, second] = [textAt(group, 'physical_resource_id'), textAt(policy, 'physical_resource_id')]
      t.expect(first, 'the id of the group').not.toBe('')
      t.expect(first, 'the ids differ').not.toBe(second)
    },
  }),
  check('orchestration.resources.show.links', {
    title: 'links lead to the resource and to its stack',
    clause: '§1.5.5.2 example response',
    level: 'advisory',
    effect: 'create',
    run: async t => {
      const stack = await stillStack(t)
      const reply = t.prepared(await showResource(t, stack), 200)
      const links = member(jsonOf(reply), 'resource', 'links')
      const rows = Array.isArray(links) ? links : []
      const pathOf = (rel: string): string => {
        const href = textAt(
          rows.find(row => member(row, 'rel') === rel),
          'href',
        )
        return URL.canParse(href) ? new URL(href).pathname : href
      }
      const ofStack = `/stacks/${stack.name}/${stack.id}`
      t.expect(pathOf('self').endsWith(`${ofStack}/resources/${stack.resource}`), 'the link self').toBe(true)
      t.expect(pathOf('stack').endsWith(ofStack), 'the link stack').toBe(true)
    },
  }),
  check('orchestration.resources.signal.answers-no-body', {
    title: 'a signal is answered without a body',
    clause: '§1.5.5.1 example response',
    level: 'advisory',
    effect: 'create',
    covers: ['rule:no-bodies'],
    run: async t => {
      const reply = t.prepared(await signalResource(t, await signalledStack(t)), 200)
      t.expect(reply.body.length, 'bytes of the body').toBe(0)
    },
  }),
  check('orchestration.resources.signal.scales-the-group', {
    title: 'each signal to a scaling policy adds a member to its group, up to the largest size',
    clause: '§1.5.5.1 description',
    level: 'advisory',
    effect: 'create',
    covers: ['rule:reaches-the-resource'],
    run: async t => {
      const stack = await ownStack(t, 'scaled')
      t.expect(await groupSize(t, stack), 'members at first').toBe(1)
      for (const size of [2, mostMembers, mostMembers]) {
        t.prepared(await signalResource(t, stack), 200)
        const settled = async (): Promise<void> => {
          const reply = await showResource(t, stack, stack.group)
          const status = textAt(jsonOf(reply), 'resource', 'resource_status')
          t.expect(status, 'the group has changed').toMatch(/_COMPLETE$/)
          t.expect(await groupSize(t, stack), 'members after the signal').toBe(size)
        }
        await t.eventually(settled, { timeoutMs: 60_000, intervalMs: 1000 })
      }
    },
  }),
  ...(['signal', 'show'] as const).map(action =>
    check(`orchestration.resources.${action}.neighbour-404-or-403`, {
      title: `another project finds no such stack at its own endpoint (${action})`,
      clause: ['§1.5.4 404', '§1.5.4 403'],
      level: 'required',
      effect: 'create',
      kind: 'security',
      needs: ['alternate'],
      covers: ['#error.404', '#path.tenant_id'],
      errata: ['orchestration.chapters.resize-not-allowed-elsewhere'],
      run: async t => {
        const stack = await stillStack(t)
        const ask = action === 'signal' ? signalResource : showResource
        const reply = await ask(t, stack, stack.resource, neighbour)
        t.expect(reply.status, 'the answer to the other project').toBe(oneOf([403, 404], reply.status))
      },
    }),
  ),
  check('orchestration.resources.show.fault-404', {
    title: 'an error 404 is a fault itemNotFound, in JSON, with a message',
    clause: '§1.5.4 404',
    level: 'advisory',
    effect: 'create',
    covers: ['#error.404'],
    errata: ['orchestration.chapters.fault-spelling'],
    run: async t => {
      const stack = await stillStack(t)
      const reply = t.prepared(await showResource(t, stack, `k5c-${t.unknownId()}`), 404)
      t.expect(reply.header('content-type') ?? '', 'the MIME type').toMatch(/^application\/json\b/i)
      const found = await t.violations(t.operation, 404, 'application/json', reply.body, { advisory: true })
      t.expect(found, 'departures from the documented fault').toEqual([])
    },
  }),
]
