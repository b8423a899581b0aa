import { Problem } from '../http/problem.ts'

/** A row of a table of detailed errors (§1.6.3.1 table 5 and its like). */
export interface DetailedError {
  status: number
  code: string
  text: string
}

/** What errors of imports and exports call their message: the one thing in which their bodies differ. */
export type MessageMember = 'message' | 'error_message'

const row = (status: number, code: string, text: string): DetailedError => ({ status, code, text })

/** What every operation can answer. */
export const common = {
  notAllowed: row(403, '40301', 'You cannot execute this API.'),
} as const

export const importErrors = {
  nameMissing: row(400, '40001', "Required parameter 'name' is not specified."),
  locationMissing: row(400, '40002', "Required parameter 'location' is not specified."),
  idMissing: row(400, '40003', "Required parameter 'id' is not specified."),
  conversionMissing: row(400, '40004', "Required parameter 'conversion' is not specified."),
  osTypeMissing: row(400, '40005', "Required parameter 'os_type' is not specified."),
  osTypeInvalid: row(400, '40006', "Parameter 'os_type' has invalid value."),
  userNameMissing: row(400, '40007', "Required parameter 'user_name' is not specified."),
  passwordMissing: row(400, '40008', "Required parameter 'password' is not specified."),
  domainNameMissing: row(400, '40009', "Required parameter 'domain_name' is not specified."),
  accountInvalid: row(400, '40010', "Parameter 'user_name' or 'password' or 'domain_name' has invalid value."),
  unknown: row(404, '40401', 'Invalid import_id.'),
  tooMany: row(503, '50301', 'Too many requests.'),
} as const

export const exportErrors = {
  imageMissing: row(400, '40001', "Required parameter 'image_id' is not specified."),
  imageInvalid: row(400, '40002', "Parameter 'image_id' has invalid value."),
  containerMissing: row(400, '40003', "Required parameter 'storage_container' is not specified."),
  containerInvalid: row(400, '40004', "Parameter 'storage_container' has invalid value."),
  noProject: row(400, '40005', 'Project id does not exist.'),
  noBody: row(400, '40007', 'Request body does not exist.'),
  notJson: row(400, '40008', 'Request body is not a json format.'),
  cancelling: row(400, '40010', 'Export_id is already accepted cancelling.'),
  tooLarge: row(400, '40011', 'The size of the export image is too large.'),
  noImage: row(400, '40012', 'Glance access error. Parameter has invalid value.'),
  startInvalid: row(400, '40013', "Query parameter 'start' has invalid value."),
  limitInvalid: row(400, '40014', "Query parameter 'limit' has invalid value."),
  sameRequest: row(400, '40015', 'The same request already exists.'),
  fileExists: row(400, '40016', 'The exported file already exists.'),
  noFile: row(400, '40017', 'The uploaded file by image id does not exist in the object storage.'),
  unknown: row(404, '40401', 'Invalid export_id.'),
  finished: row(404, '40402', 'Export_id was already finished.'),
  tooMany: row(503, '50301', 'Too many requests.'),
} as const

/** A request that the manual says is invalid without a row for it: the code is the status's own. */
export function invalidParameter(name: string): DetailedError {
  return row(400, '40000', `Parameter '${name}' has invalid value.`)
}

/** @param extra headers that go with it, e.g. `Allow`. */
export function refuse(
  member: MessageMember,
  { status, code, text }: DetailedError,
  extra: Record<string, string> = {},
): Problem {
  const body = JSON.stringify({ error_code: code, [member]: text })
  return new Problem(status, body, { 'Content-Type': 'application/json', ...extra })
}
