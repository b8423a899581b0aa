import type { Server } from './server-store.ts'

/** What a server is, apart from what is being done with it (`OS-EXT-STS:vm_state`). */
export type VmState = 'building' | 'active' | 'stopped' | 'resized' | 'shelved_offloaded' | 'error' | 'deleted'

/** `OS-EXT-STS:power_state`: 0 unknown, 1 running, 4 shut down. */
export type PowerState = 0 | 1 | 4

/** Statuses by what the server is, where nothing that has a status of its own is under way. */
const statuses: Readonly<Record<VmState, string>> = {
  building: 'BUILD',
  active: 'ACTIVE',
  // The chapter's prose says STOPPED, which is this state's name; clients of Nova know the status by this one.
  stopped: 'SHUTOFF',
  resized: 'VERIFY_RESIZE',
  shelved_offloaded: 'SHELVED_OFFLOADED',
  error: 'ERROR',
  deleted: 'DELETED',
}

/** Tasks that show in the status. */
const taskStatuses: Readonly<Record<string, string>> = {
  rebooting: 'REBOOT',
  rebooting_hard: 'HARD_REBOOT',
  rebuilding: 'REBUILD',
  resize_prep: 'RESIZE',
  resize_reverting: 'REVERT_RESIZE',
}

/** The status that compute shows for a server, e.g. `ACTIVE`. */
export function statusOf({ vmState, taskState }: Pick<Server, 'vmState' | 'taskState'>): string {
  return taskStatuses[taskState ?? ''] ?? statuses[vmState]
}
