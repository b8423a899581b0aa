import type { PresetRole } from '../identity/preset-roles.ts'

/** The four rows that the table of §1.7.1.2 is made of; the subscriber may nothing, the system administrator all. */
export const mayDo = {
  read: ['administrator', 'developer', 'operator', 'observer'],
  operate: ['administrator', 'developer', 'operator'],
  change: ['administrator', 'developer'],
  manage: ['administrator'],
} as const satisfies Record<string, readonly PresetRole[]>
