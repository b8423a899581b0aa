import type { CheckContext } from '../../tools/model/check.ts'
import type { TargetReply } from '../../tools/model/target.ts'
import { jsonOf, textAt } from '../openstack/json.ts'

/** A row of a table of detailed errors. */
export interface DetailedError {
  status: number
  code: string
  message: string
}

/** How the bodies call the message: the tables of imports and of exports differ. */
export function messageIn(t: CheckContext, reply: TargetReply): string {
  return textAt(jsonOf(reply), t.operation.includes('.imports.') ? 'message' : 'error_message')
}

/** Judges a refusal by the row that describes it: status, code and words; one of several where more than one may apply. */
export function expectError(t: CheckContext, reply: TargetReply, ...rows: DetailedError[]): void {
  const found = `${reply.status} ${textAt(jsonOf(reply), 'error_code')} ${messageIn(t, reply)}`
  t.expect(
    rows.map(({ status, code, message }) => `${status} ${code} ${message}`),
    'status, code and message, as a row of the table',
  ).toContain(found)
}

const row = (status: number, code: string, message: string): DetailedError => ({ status, code, message })

/** Rows that several checks name. */
export const errors = {
  unknownImport: row(404, '40401', 'Invalid import_id.'),
  unknownExport: row(404, '40401', 'Invalid export_id.'),
  imageInvalid: row(400, '40002', "Parameter 'image_id' has invalid value."),
  noImage: row(400, '40012', 'Glance access error. Parameter has invalid value.'),
  sameRequest: row(400, '40015', 'The same request already exists.'),
  fileExists: row(400, '40016', 'The exported file already exists.'),
  noFile: row(400, '40017', 'The uploaded file by image id does not exist in the object storage.'),
  cancelling: row(400, '40010', 'Export_id is already accepted cancelling.'),
  finished: row(404, '40402', 'Export_id was already finished.'),
  startInvalid: row(400, '40013', "Query parameter 'start' has invalid value."),
  limitInvalid: row(400, '40014', "Query parameter 'limit' has invalid value."),
} as const
