/** Title and explanation that Swift puts in its HTML page for a status. */
const reasons: Record<number, readonly [title: string, explanation: string]> = {
  200: ['OK', ''],
  201: ['Created', ''],
  202: ['Accepted', 'The request is accepted for processing.'],
  204: ['No Content', ''],
  206: ['Partial Content', ''],
  301: ['Moved Permanently', 'The resource has moved permanently.'],
  304: ['Not Modified', ''],
  400: [
    'Bad Request',
    'The server could not comply with the request since it is either malformed or otherwise incorrect.',
  ],
  401: ['Unauthorized', 'This server could not verify that you are authorized to access the document you requested.'],
  403: ['Forbidden', 'Access was denied to this resource.'],
  404: ['Not Found', 'The resource could not be found.'],
  405: ['Method Not Allowed', 'The method is not allowed for this resource.'],
  406: ['Not Acceptable', 'The resource is not available in a format acceptable to your browser.'],
  408: ['Request Timeout', 'The server has waited too long for the request to be sent by the client.'],
  409: ['Conflict', 'There was a conflict when trying to complete your request.'],
  411: ['Length Required', 'Content-Length header required.'],
  412: ['Precondition Failed', 'A precondition for this request was not met.'],
  413: ['Request Entity Too Large', 'The body of your request was too large for this server.'],
  416: ['Requested Range Not Satisfiable', 'The Range requested is not available.'],
  422: ['Unprocessable Entity', 'Unable to process the contained instructions'],
  499: ['Client Disconnect', 'The client was disconnected during request.'],
  500: ['Internal Error', 'The server has either erred or is incapable of performing the requested operation.'],
  501: ['Not Implemented', 'The requested method is not implemented by this server.'],
  507: ['Insufficient Storage', 'There was not enough space to save the resource.'],
  503: ['Service Unavailable', 'The server is currently unavailable. Please try again at a later time.'],
}

/** Reason phrase of the status line, e.g. `Requested Range Not Satisfiable` (§2.7.4). */
export function reasonPhrase(status: number): string {
  return reasons[status]?.[0] ?? 'Unknown'
}

/** `404 Not Found`, as bulk answers write a status. */
export function statusLine(status: number): string {
  return `${status} ${reasonPhrase(status)}`
}

/** The HTML page for a status; empty for statuses without an explanation. 70 bytes for 404 (§2.7.5.6). */
export function statusPage(status: number): string {
  const [title, explanation] = reasons[status] ?? ['', '']
  return explanation === '' ? '' : `<html><h1>${title}</h1><p>${explanation}</p></html>`
}
