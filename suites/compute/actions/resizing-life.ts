import type { CheckContext } from '../../../tools/model/check.ts'
import { largerFlavor } from '../found.ts'
import { type OwnServer, ownServer } from '../servers/own-server.ts'
import { firstMetadata } from './life.ts'
import { isActive, isResized } from './server-facts.ts'
import { doing, type StepPlan, stepsOf } from './steps.ts'

/**
 * The life of another server, told as that in `life.ts`, so that the two pass at the same time: a resize takes long.
 *
 * booted → resized → reverted → resized again → confirmed.
 */
const life = 'life of a resized server'
export const resizingKey = `${life}: booted`

function booted(t: CheckContext): Promise<OwnServer> {
  return t.shared(resizingKey, owner => ownServer(owner, { metadata: firstMetadata }, 'resized'))
}

const step = stepsOf(life, booted)

const resizing = async (id: string, t: CheckContext): Promise<StepPlan> => {
  const flavorRef = (await largerFlavor(t)).id
  return { from: isActive, send: doing('resize', id, { resize: { flavorRef } }), reached: isResized }
}

export const resized = step('resized', booted, async (id, t) => {
  const plan = await resizing(id, t)
  return { ...plan, outOfPlace: { resize: plan.send } }
})

export const reverted = step('reverted', resized, id => ({
  from: isResized,
  send: doing('revert-resize', id, { revertResize: null }),
  reached: isActive,
}))

export const resizedAgain = step('resized again', reverted, resizing)

export const confirmed = step('confirmed', resizedAgain, id => ({
  from: isResized,
  send: doing('confirm-resize', id, { confirmResize: null }),
  reached: isActive,
}))
