import { randomUUID } from 'node:crypto'
import type { Server } from './server-store.ts'

/** A server of `project-one` that runs, but for what a test says. */
export function exampleServer(differences: Partial<Server> = {}): Server {
  return {
    id: randomUUID(),
    projectId: 'project-one',
    userId: 'user-one',
    reservationId: 'r-1',
    name: 'example',
    vmState: 'active',
    taskState: null,
    powerState: 1,
    turn: 0,
    flavorId: '1101',
    imageId: randomUUID(),
    metadata: new Map(),
    securityGroups: ['default'],
    attachments: [],
    keyName: null,
    configDrive: '',
    diskConfig: 'MANUAL',
    availabilityZone: 'jp-east-1a',
    hints: {},
    host: 'compute-1',
    instanceName: 'instance-00000001',
    accessIPv4: '',
    accessIPv6: '',
    adminPass: 'no secret',
    progress: 100,
    created: 0,
    updated: 0,
    ...differences,
  }
}
