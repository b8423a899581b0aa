import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createEmulatorServer } from '../http/server.ts'
import type { Authenticator, Caller } from '../http/service.ts'
import { createOrchestration } from '../orchestration/service.ts'
import { Timeline } from '../timeline.ts'
import { autoscalePath, createAutoscale } from './service.ts'

/** Milliseconds of one step. */
const step = 1000

export interface Answer {
  status: number
  headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: a body's members are what the test is about
  body: any
}

/** A stack as a test knows it. */
export interface OwnStack {
  id: string
  /** Path below the endpoint. */
  path: string
  /** What a schedule has as its URL. */
  signalUrl: string
  /** Members that its group has now. */
  size(): Promise<number>
}

type User = 'one' | 'colleague' | 'reader' | 'two'

/** Orchestration and auto scale on a socket, with a clock that a test drives. */
export interface ScalingFixture {
  /** Asks for schedules; the path is the one behind `/autoscale_schedulers`. */
  schedules(method: string, path?: string, body?: unknown, as?: User): Promise<Answer>
  /** Asks orchestration; the path is the one behind the project of the user, unless another is told. */
  heat(method: string, path: string, body?: unknown, as?: User, project?: string): Promise<Answer>
  /** A complete stack with a group of 1 to 3 members and the policy `out`, which adds one. */
  stack(name?: string, differences?: object): Promise<OwnStack>
  /** Lets time pass; default one step. */
  pass(ms?: number): void
  close(): Promise<void>
}

const users: Record<User, Pick<Caller, 'projectId' | 'roles'>> = {
  one: { projectId: 'project-one', roles: ['member'] },
  colleague: { projectId: 'project-one', roles: ['member'] },
  reader: { projectId: 'project-one', roles: ['reader'] },
  two: { projectId: 'project-two', roles: ['member'] },
}

/** A group and its policy, as Heat's templates have them. */
export function exampleTemplate(policy: object = {}): object {
  return {
    heat_template_version: '2013-05-23',
    resources: {
      group: {
        type: 'OS::Heat::AutoScalingGroup',
        properties: { min_size: 1, max_size: 3, resource: { type: 'OS::Heat::RandomString' } },
      },
      out: {
        type: 'OS::Heat::ScalingPolicy',
        properties: {
          adjustment_type: 'change_in_capacity',
          auto_scaling_group_id: { get_resource: 'group' },
          scaling_adjustment: 1,
          ...policy,
        },
      },
    },
    outputs: { size: { value: { get_attr: ['group', 'current_size'] } } },
  }
}

export async function serveScaling(minuteMs = 60_000): Promise<ScalingFixture> {
  let now = Date.UTC(2014, 8, 16, 15, 41, 42)
  const authenticator: Authenticator = {
    authenticate: token => {
      const user = Object.hasOwn(users, token) ? users[token as User] : undefined
      const { projectId = '', roles = [] } = user ?? {}
      const names = { userId: `user-${token}`, userName: token, projectName: projectId, domainId: 'default' }
      return user === undefined ? undefined : { ...names, projectId, roles }
    },
  }
  const timeline = new Timeline(() => now, step)
  const orchestration = createOrchestration({ authenticator, origin: 'http://cloud.test', timeline })
  const autoscale = createAutoscale({ authenticator, timeline, orchestration, minuteMs })
  const server = createEmulatorServer((request, response) =>
    (request.url?.startsWith(autoscalePath) ? autoscale : orchestration.service).handle(request, response),
  )
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  async function ask(method: string, url: string, body: unknown, as: User): Promise<Answer> {
    const answer = await fetch(url, {
      method,
      redirect: 'manual',
      headers: { 'X-Auth-Token': as, 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await answer.text()
    return { status: answer.status, headers: answer.headers, body: text === '' ? undefined : JSON.parse(text) }
  }
  const pass = (ms = step): void => {
    now += ms
  }
  const heat: ScalingFixture['heat'] = (method, path, body, as = 'one', project = users[as].projectId) =>
    ask(method, `${origin}/orchestration/v1/${project}${path}`, body, as)
  return {
    heat,
    pass,
    schedules: (method, path = '', body, as = 'one') => ask(method, `${origin}${autoscalePath}${path}`, body, as),
    stack: async (name = 'web', differences = {}) => {
      const { body } = await heat('POST', '/stacks', { stack_name: name, template: exampleTemplate(differences) })
      pass()
      const { id } = body.stack
      const path = `/stacks/${name}/${id}`
      return {
        id,
        path,
        signalUrl: `${orchestration.url}/v1/project-one${path}/resources/out/signal`,
        size: async () => (await heat('GET', path)).body.stack.outputs[0].output_value,
      }
    },
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}
