import { expect, test } from 'vitest'
import type { CheckContext } from '../../tools/model/check.ts'
import type { TargetReply } from '../../tools/model/target.ts'
import { guardedRequests } from './guarded-requests.ts'

const bulk = guardedRequests.find(({ operation }) => operation === 'object-storage.bulk.delete')

/** What a report that answers 200 is judged by. */
function judge(container: string, status: string): void {
  const text = JSON.stringify({ 'Number Deleted': 0, Errors: [[`/${container}`, status]] })
  bulk?.refused?.({ expect } as unknown as CheckContext, { status: 200, text: () => text } as TargetReply, [403])
}

test.each([
  ['k5c-t0000000000-guarded-1234567', '403 Forbidden', true],
  ['k5c-t0000000000-guarded-9409461', '403 Forbidden', true],
  ['k5c-t0000000000-guarded-4094090', '401 Unauthorized', true],
  ['k5c-t0000000000-guarded-1234567', '409 Conflict', false],
  ['k5c-t0000000000-guarded-9403461', '409 Conflict', false],
])('a report of deletions that says %s: %s', (container, status, refused) => {
  if (refused) expect(() => judge(container, status)).not.toThrow()
  else expect(() => judge(container, status)).toThrow()
})
