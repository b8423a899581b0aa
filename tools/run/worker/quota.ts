import type { TargetReply } from '../../model/target.ts'
import type { Judgement } from './run-check.ts'

/** Statuses by which OpenStack says that a project has all it may have; the manual has 413 (§1.2.4), Nova answers 403. */
const statuses = [403, 413]
const words = /quota\b[^.]*\bexceeded|exceeded\b[^.]*\bquota|exceeds\b[^.]*\bquota/i

/**
 * What a create that was refused says of the project's quota; undefined where it was refused for anything else. A quota
 * is the customer's contract and not the API, so a failure of a check that ran into it says nothing of the target.
 */
export function quotaRefusal(reply: Pick<TargetReply, 'status' | 'text'>): string | undefined {
  if (!statuses.includes(reply.status)) return undefined
  const text = reply.text()
  if (!words.test(text)) return undefined
  const [, message] = /"message":\s*"((?:[^"\\]|\\.)*)"/.exec(text) ?? []
  return `${reply.status} ${message ?? text}`
}

/** Only a failure is looked at again: what passes passes, and the check that did not come to its end is no finding. */
export function withinQuota(judged: Judgement, refusal: string | undefined): Judgement {
  if (judged.verdict !== 'fail' || refusal === undefined) return judged
  return { verdict: 'not-run', message: `the project's quota has no room for what it makes: ${refusal}` }
}
