import type { CheckContext } from '../../../tools/model/check.ts'
import type { TargetReply } from '../../../tools/model/target.ts'
import type { Uses } from '../../../tools/model/uses.ts'
import { diskSize, type OwnServer, ownServer } from '../fixtures.ts'
import { serverNetwork } from '../found.ts'
import { act } from '../requests.ts'
import { type Step, stepsOf } from './steps.ts'

/** The life of another server, told as that in `life.ts`: NICs 1 and 2 attached, 1 detached and attached again. */
const ofNicsKey = 'sap life: server of NICs'

export const nicLifeFixtures: Readonly<Record<string, Uses>> = {
  [ofNicsKey]: { servers: 1, volumes: 1, gigabytes: Number(diskSize) },
}

/** The server, which was never started and has one NIC. */
function ofNics(t: CheckContext): Promise<OwnServer> {
  return t.shared(ofNicsKey, owner => ownServer(owner, 'nics'))
}

const after = stepsOf(ofNics)

export function nicAttached(t: CheckContext): Promise<Step> {
  return t.shared('sap life: NIC attached', owner => after(owner, ofNics, id => attachNic(owner, id)))
}

export function secondNicAttached(t: CheckContext): Promise<Step> {
  return t.shared('sap life: second NIC attached', owner => after(owner, nicAttached, id => attachNic(owner, id)))
}

/** The NIC between two others. */
export function nicDetached(t: CheckContext): Promise<Step> {
  return t.shared('sap life: NIC detached', owner =>
    after(owner, secondNicAttached, id => act(owner, 'detach-nic', id, { type: 'nic', index: '1' })),
  )
}

export function gapFilled(t: CheckContext): Promise<Step> {
  return t.shared('sap life: gap filled', owner => after(owner, nicDetached, id => attachNic(owner, id)))
}

async function attachNic(owner: CheckContext, id: string): Promise<TargetReply> {
  return act(owner, 'attach-nic', id, { type: 'nic', network_rid: (await serverNetwork(owner)).id })
}
