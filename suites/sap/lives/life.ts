import type { CheckContext } from '../../../tools/model/check.ts'
import type { TargetReply } from '../../../tools/model/target.ts'
import type { Uses } from '../../../tools/model/uses.ts'
import { diskSize, usualOrder } from '../fixtures.ts'
import { act, ask, createServer } from '../requests.ts'
import { resourceIdOf } from '../tasks.ts'
import { disksIn } from './server-facts.ts'
import { endOf, type Step, stepOf, stepsOf } from './steps.ts'

/**
 * One life of a server, each step after the one before:
 *
 * created → disks 3 and 4 attached, 3 detached.
 *
 * Those of others are in `nic-life.ts`, `later-life.ts` and `changing-life.ts`, so that they pass at the same time: a
 * task takes long.
 *
 * A step is made once for a run, whichever check asks first. It judges nothing: where the target refuses it, the next
 * one begins all the same, and the step's own checks tell what was refused.
 */
export interface Birth extends Step {
  id: string
  name: string
  /** Lists that were asked for when the creation had been answered, without and with `state=registered`. */
  all: TargetReply
  registered: TargetReply
}

/** Sizes of disks in GB: with a decimal place, and without one. */
export const sizes = { first: '1.5', second: diskSize } as const

/** Held by the shared steps, each by what it adds. */
export const lifeFixtures: Readonly<Record<string, Uses>> = {
  'sap life: created': { servers: 1, volumes: 1, gigabytes: 2 },
  'sap life: disk attached': { volumes: 1, gigabytes: 2 },
  'sap life: disk appended': { volumes: 1, gigabytes: 1 },
}

export function created(t: CheckContext): Promise<Birth> {
  return t.shared('sap life: created', async owner => {
    const name = owner.name('life')
    const order = {
      ...(await usualOrder(owner)),
      disks: [{ index: 1, size: sizes.first }],
      dedicated: 'false' as const,
    }
    const reply = await createServer(owner, { ...order, name, computerName: 'k5c-life' })
    const all = await ask(owner, 'servers.list')
    const registered = await ask(owner, 'servers.list', { query: { state: 'registered' } })
    const id = resourceIdOf(reply)
    return { id, name, all, registered, ...(await stepOf(owner, reply, id)) }
  })
}

/** The server where it could be created; otherwise nothing after it can be run. */
async function born(owner: CheckContext): Promise<Birth> {
  const birth = await created(owner)
  owner.prepared(birth.reply, 202)
  if (endOf(birth) !== 'completed') owner.notRun(`the creation of a server is ${endOf(birth)}`)
  return birth
}

const after = stepsOf(born)

/** With a number that leaves a gap. */
export function diskAttached(t: CheckContext): Promise<Step> {
  return t.shared('sap life: disk attached', owner =>
    after(owner, created, id => act(owner, 'attach-disk', id, { index: '3', disk_size: sizes.first })),
  )
}

/** Without a number. */
export function diskAppended(t: CheckContext): Promise<Step> {
  return t.shared('sap life: disk appended', owner =>
    after(owner, diskAttached, id => act(owner, 'attach-disk', id, { disk_size: sizes.second })),
  )
}

export function diskDetached(t: CheckContext): Promise<Step> {
  return t.shared('sap life: disk detached', owner =>
    after(owner, diskAppended, (id, last) => {
      const disk = disksIn(last).find(({ index }) => index === 3)
      return act(owner, 'detach-disk', id, { disk_rid: disk?.id ?? owner.unknownId() })
    }),
  )
}
