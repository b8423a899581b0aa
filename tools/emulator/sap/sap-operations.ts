import { imageList } from './image-list.ts'
import { imageOperations } from './images.ts'
import { networkOperations } from './networks.ts'
import type { SapOperation } from './operation.ts'
import { projectOperations } from './projects.ts'
import type { SapCloud } from './sap-cloud.ts'
import { serverCreation } from './server-creation.ts'
import { diskOperations } from './server-disks.ts'
import { nicOperations } from './server-nics.ts'
import { powerOperations } from './server-power.ts'
import { serverOperations } from './servers.ts'
import { snapshotOperations } from './snapshots.ts'
import { taskOperations } from './tasks.ts'
import { templateOperations } from './templates.ts'

/** The 27 operations of §1.7.1.1. */
export function sapOperations(cloud: SapCloud): SapOperation[] {
  return [
    ...templateOperations,
    serverCreation(cloud),
    ...serverOperations(cloud),
    ...powerOperations(cloud),
    ...diskOperations(cloud),
    ...nicOperations(cloud),
    ...imageOperations(cloud),
    imageList(cloud),
    ...snapshotOperations(cloud),
    ...taskOperations(cloud.tasks),
    ...projectOperations(cloud),
    ...networkOperations(cloud),
  ]
}
