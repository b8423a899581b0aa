import type { Check } from '../../../tools/model/check.ts'
import { check } from '../../../tools/model/check.ts'
import type { GuardedRequest } from '../../contract/refusals.ts'
import type { UnknownIdRequest } from '../../contract/unknown-ids.ts'
import { oneOf } from '../../openstack/one-of.ts'
import { neighbour, showServer } from '../requests.ts'
import { guardedServer } from '../servers/own-server.ts'
import { actionRequests, errorsOf, requestTo } from './requests.ts'
import { expectKept, shown } from './server-facts.ts'

/**
 * One request of each operation, for those who must not send it. A project's path with another project's token is
 * refused; the chapters do not say which of their codes stands for that.
 */
export const guardedRequests: GuardedRequest[] = actionRequests.map(request => ({
  operation: `compute.servers.${request.name}`,
  effect: 'create',
  options: async t => requestTo(t, request, (await guardedServer(t)).id),
  otherProject: [403, 400, 404],
  rules: { alternate: ['#path.tenant_id'] },
}))

/** One request of each operation to a server that there is not. */
export const unknownIds: UnknownIdRequest[] = actionRequests.map(request => ({
  operation: `compute.servers.${request.name}`,
  options: (t, id) => requestTo(t, request, id),
  // What a body names is made first, or has a name of the run.
  effect: request.body === undefined ? 'read' : 'create',
  covers: ['#path.server_id'],
}))

/** Two projects of one cloud can do nothing to each other's servers. */
export const isolationChecks: Check[] = actionRequests.map(request =>
  check(`compute.servers.${request.name}.neighbour-finds-nothing`, {
    title: 'who names a server of another project is refused, is told nothing of it, and changes nothing',
    clause: `§${errorsOf(request.section)} 404`,
    level: 'required',
    effect: 'create',
    kind: 'security',
    covers: ['#error.404'],
    needs: ['alternate'],
    run: async t => {
      const { id, name, shown: before } = await guardedServer(t)
      const reply = await t.call(`compute.servers.${request.name}`, {
        ...(await requestTo(t, request, id)),
        ...neighbour,
      })
      t.expect(reply.status, 'refused').toBe(oneOf([404, 403, 400], reply.status))
      t.expect(reply.text(), 'the name is not given away').not.toContain(name)
      const after = await showServer(t, id)
      t.focus(reply)
      t.expect(shown(after, 'status'), 'the status of the server').toBe('ACTIVE')
      t.expect(shown(after, 'OS-EXT-STS:task_state') ?? null, 'nothing is under way').toBeNull()
      expectKept(t, before, after)
    },
  }),
)
