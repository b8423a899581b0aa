import type { IncomingMessage, ServerResponse } from 'node:http'

/** What a hostile cloud knows while it is cleaned: one thing of the run, and one that is somebody else's. */
export interface Scene {
  /** What the run has made, by its name, and whether it is still there. */
  own: { name: string; id: string; there: boolean }
  /** What must stay untouched. */
  foreign: { name: string; id: string }
  /** Origin of a server that nothing may be sent to. */
  elsewhere: string
  /** How many answers this case has given. */
  answers: number
}

/** One way in which a cloud is hostile to clean-up. */
export interface CleanUpCase {
  /** In words that follow "a cloud that". */
  does: string
  /** What is to be deleted there. */
  kind: 'server' | 'container'
  /** What clean-up says of what is left; without it nothing may be left. */
  says?: RegExp
  /** Answers a request; false lets the cloud answer as a healthy one. */
  answer(request: IncomingMessage, response: ServerResponse, scene: Scene): boolean
}

const json = (response: ServerResponse, value: unknown): true => {
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(value))
  return true
}

const isList = ({ method, url = '' }: IncomingMessage): boolean => method === 'GET' && /^\/servers\b(?!\/)/.test(url)
const isListOfObjects = ({ method, url = '' }: IncomingMessage): boolean => method === 'GET' && url.startsWith('/k5c-')
const isDelete = ({ method }: IncomingMessage): boolean => method === 'DELETE'

/** Where only patience ends it; between two requests, or within one. */
export const endless = /given up after|sent no response within/

const redirects = [302, 307, 308]

/** The clean-up of each ends in bounded time. */
export const cleanUpCases: CleanUpCase[] = [
  {
    does: 'lists servers without end',
    kind: 'server',
    says: /given up after|sent no response within|does not end/,
    answer: (request, response, scene) =>
      isList(request) &&
      json(response, {
        servers: Array.from({ length: 50 }, (_, row) => ({ id: `${scene.answers}-${row}`, name: 'another' })),
      }),
  },
  {
    does: 'gives the same page of servers for ever',
    kind: 'server',
    answer: (request, response, { own, foreign }) => isList(request) && json(response, { servers: [own, foreign] }),
  },
  {
    does: "lists somebody else's server by the name of the run's",
    kind: 'server',
    says: /compute\.servers\.list gives it the id .*, which compute\.servers\.show shows as something else/,
    answer: (request, response, { own, foreign }) =>
      isList(request) && json(response, { servers: [{ ...foreign, name: own.name }] }),
  },
  {
    does: 'answers 204 to the deletion of a server and deletes nothing',
    kind: 'server',
    says: endless,
    answer: (request, response) => isDelete(request) && Boolean(response.writeHead(204).end()),
  },
  {
    does: 'never answers a deletion',
    kind: 'server',
    says: endless,
    answer: request => isDelete(request),
  },
  ...redirects.map(
    (status): CleanUpCase => ({
      does: `redirects the deletion of a server to another host by ${status}`,
      kind: 'server',
      says: new RegExp(`compute\\.servers\\.delete answered ${status}`),
      answer: (request, response, { elsewhere }) =>
        isDelete(request) && Boolean(response.writeHead(status, { Location: `${elsewhere}/servers` }).end()),
    }),
  ),
  {
    does: "redirects the deletion of a server to somebody else's",
    kind: 'server',
    says: /compute\.servers\.delete answered 307/,
    answer: (request, response, { foreign }) =>
      isDelete(request) && Boolean(response.writeHead(307, { Location: `/servers/${foreign.id}` }).end()),
  },
  {
    does: 'answers 204 to the deletion of a container and deletes nothing',
    kind: 'container',
    says: endless,
    answer: (request, response) => isDelete(request) && Boolean(response.writeHead(204).end()),
  },
  {
    does: 'lists other objects in a container without end',
    kind: 'container',
    says: /is still not empty/,
    answer: (request, response, scene) => {
      if (isListOfObjects(request)) return json(response, [{ name: `made-up-${scene.answers}` }])
      if (!isDelete(request)) return false
      response.writeHead(request.url?.includes('made-up') === true ? 404 : 409).end()
      return true
    },
  },
  {
    does: 'lists an object in a container whose name leads out of it',
    kind: 'container',
    says: /lists an object whose name leads out of it/,
    answer: (request, response, { foreign }) => {
      if (isListOfObjects(request)) return json(response, [{ name: `../${foreign.name}` }])
      if (!isDelete(request)) return false
      response.writeHead(409).end()
      return true
    },
  },
]
