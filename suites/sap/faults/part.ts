import type { Part } from '../part.ts'
import { badArgumentChecks } from './bad-arguments.ts'
import { badOrderChecks } from './bad-orders.ts'
import { edgeChecks, edgeFixtures } from './edge-values.ts'
import { hostileChecks } from './hostile.ts'
import { isolationChecks } from './isolation.ts'
import { messageChecks } from './message-checks.ts'
import { protocolChecks } from './protocol.ts'
import { windowsChecks } from './windows-orders.ts'

/** What is refused, and in which words (§1.7.3, 1.7.6, 1.7.7). */
export const faultsPart: Part = {
  behaviour: [
    ...messageChecks,
    ...edgeChecks,
    ...badOrderChecks,
    ...windowsChecks,
    ...badArgumentChecks,
    ...isolationChecks,
    ...hostileChecks,
    ...protocolChecks,
  ],
  fixtures: edgeFixtures,
}
