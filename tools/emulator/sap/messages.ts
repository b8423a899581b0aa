/** A message with numbered places, which whoever reads the answer fills with its arguments (§1.7.3). */
export interface SapMessage {
  status: number
  text: string
}

/** What the region manager says, in the words of §1.7.7. */
export const messages = {
  notSupported: { status: 404, text: `\${0}:not supported` },
  configurationFile: { status: 412, text: `The specified system configuration file, "\${0}", is invalid.` },
  zoneNotFound: { status: 404, text: `Selectable Availability Zone not found. (\${0})` },
  headerMissing: { status: 409, text: `communication error. \${0}` },
  connectionRefused: { status: 409, text: 'Connection refused - Connection refused' },
  certificate: { status: 409, text: 'certificate verify failed' },
  invalidFormat: { status: 412, text: `\${0}:invalid format` },
  required: { status: 400, text: `\${0} is required` },
  configuration: { status: 409, text: `configuration error. target=\${0}` },
  notPrivileged: { status: 403, text: `\${0}:user not privileged` },
  notFound: { status: 404, text: `\${0}:not found` },
  networkNotFound: { status: 404, text: `\${0}:not found.(\${1})` },
  duplicateName: { status: 409, text: `\${0}:duplicate resource name found` },
  poolNotFound: { status: 409, text: `\${0}:configuration for \${1} not found` },
  networkCreateFailed: { status: 409, text: `network create failed.(\${0})` },
  invalidValue: { status: 409, text: `The value of \${0}, \${1}, is invalid.` },
} as const satisfies Record<string, SapMessage>

/** What is said where §1.7.7 has no message: the name that §1.7.6 gives the status. */
const statusNames: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  408: 'Request Timeout',
  409: 'Conflict',
  410: 'Gone',
  412: 'Precondition Failed',
  413: 'Request Entity Too Large',
  414: 'Request-URI Too Long',
  415: 'Unsupported Media Type',
  416: 'Requested Range Not Satisfiable',
  417: 'Expectation Failed',
  500: 'Internal Server Error',
}

/** A message that is only the name of its status; that of 500 stands in §1.7.7 as well. */
export function statusMessage(status: number): SapMessage {
  return { status, text: statusNames[status] ?? 'Error' }
}

/** A message of an availability zone: the manual lists none of these, so ids and words are the emulator's own. */
export interface ZoneMessage {
  /** The id of the message. */
  code: string
  text: string
}

export const zoneMessages = {
  outOfRange: { code: '67133', text: `\${0}:out of range` },
  exists: { code: '67153', text: `\${0}:already exists` },
  contains: { code: '67167', text: `\${0}:contains \${1}` },
  wrongState: { code: '67178', text: `\${0}:is \${1} status` },
  busy: { code: '67210', text: `\${0}:is busy` },
  neverStarted: { code: '67390', text: `\${0}:creation of a virtual server from image \${1} failed` },
  failed: { code: '67389', text: `\${0}:the operation failed` },
} as const satisfies Record<string, ZoneMessage>
