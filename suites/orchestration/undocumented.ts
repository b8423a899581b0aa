import type { Operation } from '../../tools/model/catalog.ts'

const clause = { document: 'k5-foundation-1.12', section: '1.5.2', detail: 'text Create stack' } as const

const nothing = {
  clause,
  errorCodes: [],
  parameters: [],
  responseHeaders: [],
  responseElements: [],
  samples: [],
} satisfies Partial<Operation>

const stacks = '/v1/{tenant_id}/stacks'

/**
 * How Heat makes, finds and deletes stacks. The manual only says that another manual describes it (§1.5.2), so nothing is
 * judged of these.
 */
export const undocumented: Operation[] = [
  {
    ...nothing,
    id: 'orchestration.stacks.create',
    title: 'Create a stack',
    method: 'POST',
    path: stacks,
    normalCodes: [{ code: 201, reason: 'Created', clause }],
  },
  {
    ...nothing,
    id: 'orchestration.stacks.list',
    title: 'List stacks',
    method: 'GET',
    path: stacks,
    normalCodes: [{ code: 200, reason: 'OK', clause }],
  },
  {
    ...nothing,
    id: 'orchestration.stacks.show',
    title: 'Show a stack',
    method: 'GET',
    path: `${stacks}/{stack_name}/{stack_id}`,
    normalCodes: [{ code: 200, reason: 'OK', clause }],
  },
  {
    ...nothing,
    id: 'orchestration.stacks.delete',
    title: 'Delete a stack',
    method: 'DELETE',
    path: `${stacks}/{stack_name}/{stack_id}`,
    normalCodes: [{ code: 204, reason: 'No Content', clause }],
  },
]
