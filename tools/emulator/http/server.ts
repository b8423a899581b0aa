import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

export type RequestHandler = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>

/**
 * A `node:http` server set up for these services: uploads may last as long as they need, headers may be as large as
 * Swift allows, and `Expect: 100-continue` is left to the handler, which answers `100` only once it wants the body.
 */
export function createEmulatorServer(handle: RequestHandler): Server {
  const listener = (request: IncomingMessage, response: ServerResponse): void => void handle(request, response)
  const server = createServer({ maxHeaderSize: 128 * 1024, requestTimeout: 0, noDelay: true }, listener)
  server.on('checkContinue', listener)
  server.on('checkExpectation', (_request: IncomingMessage, response: ServerResponse) => {
    response.writeHead(417, { 'Content-Length': 0, Connection: 'close' }).end()
  })
  server.on('clientError', refuseUnreadable)
  return server
}

/** What is not HTTP gets the answer that Swift's WSGI server gives, and the connection ends. */
function refuseUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return
  const line = error.code === 'HPE_HEADER_OVERFLOW' ? '431 Request Header Fields Too Large' : '400 Bad Request'
  socket.end(`HTTP/1.1 ${line}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`)
}
