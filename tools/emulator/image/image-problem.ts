import { Problem } from '../http/problem.ts'
import type { HeaderFields } from '../http/reply.ts'

const titles: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  413: 'Request Entity Too Large',
  415: 'Unsupported Media Type',
}

/** A refusal as deployed Glance writes it: a page of HTML. The manual shows none. */
export function imageProblem(status: number, message: string, headers: HeaderFields = {}): Problem {
  const title = `${status} ${titles[status] ?? 'Error'}`
  const text = message.replace(/[<>&]/g, character => `&#${character.charCodeAt(0)};`)
  const page = `<html>\n <head>\n  <title>${title}</title>\n </head>\n <body>\n  <h1>${title}</h1>\n  ${text}<br /><br />\n </body>\n</html>`
  return new Problem(status, page, { 'Content-Type': 'text/html; charset=UTF-8', ...headers })
}

/** 404: an image that is not there and one that the caller may not see are told alike. */
export function noImage(id: string): Problem {
  return imageProblem(404, `No image found with ID ${id}`)
}
