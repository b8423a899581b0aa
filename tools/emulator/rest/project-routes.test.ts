import { expect, test } from 'vitest'
import { Problem } from '../http/problem.ts'
import type { Caller } from '../http/service.ts'
import { fault } from './fault.ts'
import { projectRoutes } from './project-routes.ts'
import type { RestRequest } from './rest-request.ts'

const handler = ({ parameters }: RestRequest): { status: number; body: object } => ({ status: 200, body: parameters })
const routes = projectRoutes('v2', { '/loaves/{loaf}': { GET: handler, DELETE: handler } }, fault)

async function ask(method: string, project: string, roles: string[]): Promise<unknown> {
  const caller = { projectId: 'mine', roles } as unknown as Caller
  try {
    const request = { caller, parameters: [project, 'rye'] } as unknown as RestRequest
    return (await routes['/v2/{project}/loaves/{loaf}']?.[method]?.(request))?.body
  } catch (error) {
    return error instanceof Problem ? error.status : error
  }
}

test.each([
  ['GET', 'mine', ['member'], ['rye']],
  ['DELETE', 'mine', ['member'], ['rye']],
  ['GET', 'mine', ['reader'], ['rye']],
  ['DELETE', 'mine', ['reader'], 403],
  ['GET', 'theirs', ['member'], 400],
  ['DELETE', 'theirs', ['reader'], 400],
])('%s in the project that is %s as %j', async (method, project, roles, outcome) => {
  expect(await ask(method, project, roles)).toEqual(outcome)
})
