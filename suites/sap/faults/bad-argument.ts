import type { CheckContext } from '../../../tools/model/check.ts'
import type { TargetReply } from '../../../tools/model/target.ts'
import type { DocumentedRefusal } from './refusals.ts'

/** A request with an argument that its table does not allow, sent of what nobody else touches. */
export interface BadArgument {
  operation: string
  what: string
  title: string
  clause: string
  covers: string[]
  documented: readonly DocumentedRefusal[]
  level?: 'advisory'
  send: (t: CheckContext) => Promise<TargetReply>
}
