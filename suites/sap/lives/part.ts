import type { Part } from '../part.ts'
import { agreementChecks } from './agreement-checks.ts'
import { birthChecks } from './birth-checks.ts'
import { changingLifeFixtures } from './changing-life.ts'
import { imageLifeFixtures } from './image-life.ts'
import { imageLifeChecks } from './image-life-checks.ts'
import { laterLifeFixtures } from './later-life.ts'
import { lifeFixtures } from './life.ts'
import { networkChecks } from './network-checks.ts'
import { nicLifeFixtures } from './nic-life.ts'
import { projectChecks } from './project-checks.ts'
import { queryChecks } from './query-checks.ts'
import { serverLifeChecks } from './server-life-checks.ts'
import { snapshotChecks } from './snapshot-checks.ts'
import { taskChecks } from './task-checks.ts'
import { unreadyChecks, unreadyFixtures } from './unready.ts'

/** What becomes of servers, disks, NICs, snapshots, clone images and tasks over time (§1.7.5). */
export const livesPart: Part = {
  behaviour: [
    ...birthChecks,
    ...serverLifeChecks,
    ...imageLifeChecks,
    ...snapshotChecks,
    ...taskChecks,
    ...projectChecks,
    ...networkChecks,
    ...queryChecks,
    ...agreementChecks,
    ...unreadyChecks,
  ],
  fixtures: {
    ...lifeFixtures,
    ...nicLifeFixtures,
    ...laterLifeFixtures,
    ...changingLifeFixtures,
    ...imageLifeFixtures,
    ...unreadyFixtures,
  },
}
