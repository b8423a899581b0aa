import type { Operation } from '../../tools/model/catalog.ts'

const nothing = {
  errorCodes: [],
  normalCodes: [],
  parameters: [],
  responseHeaders: [],
  responseElements: [],
  samples: [],
} satisfies Partial<Operation>

/** Paths of the chapter with a method that they do not have, for the 405 that two of the sections list. */
export const undocumented: Operation[] = [
  {
    ...nothing,
    id: 'import-export.exports.replace-all',
    title: 'Send the path of exports a method that it does not have',
    method: 'PUT',
    path: '/v1/imageexport',
    clause: { document: 'k5-foundation-1.12', section: '1.6.3.6', detail: 'status 405' },
  },
  {
    ...nothing,
    id: 'import-export.exports.show-cancel',
    title: 'Send the path of a cancellation a method that it does not have',
    method: 'PUT',
    path: '/v1/imageexport/{export_id}/cancel',
    clause: { document: 'k5-foundation-1.12', section: '1.6.3.7', detail: 'status 405' },
  },
]
