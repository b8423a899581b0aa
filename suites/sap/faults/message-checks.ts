import type { Check, CheckContext } from '../../../tools/model/check.ts'
import { check } from '../../../tools/model/check.ts'
import { compactName } from '../../../tools/model/compact-name.ts'
import type { TargetReply } from '../../../tools/model/target.ts'
import { guardedImage, guardedServer, usualOrder } from '../fixtures.ts'
import { ownProject, smallestTemplate } from '../found.ts'
import { changing, reduced } from '../lives/changing-life.ts'
import { networkXml } from '../network-life.ts'
import { actingForOwn } from '../project-life.ts'
import { act, ask, createServer, form, ofServer, serverXml, xml } from '../requests.ts'
import { expectMessage } from './refusals.ts'

/** A row of §1.7.7 that a client can provoke. */
interface Row {
  operation: string
  what: string
  title: string
  clause: string
  status: number
  /** The complete message; may need to know what was sent. */
  says: (t: CheckContext, name: string) => RegExp | Promise<RegExp>
  covers?: string[]
  level?: 'advisory'
  needs?: Check['needs']
  effect?: 'read'
  /** @param name one of the run's own, of letters and digits: what is asked for where it is new, or is there nowhere */
  send: (t: CheckContext, name: string) => Promise<TargetReply>
}

const notFoundNetwork = /^.+:not found\.\(specified resource \(network\) not found\)$/
const duplicate = (name: string) => new RegExp(`^${escaped(name)}:duplicate resource name found$`)

const rows: Row[] = [
  {
    operation: 'sap.tasks.show',
    what: 'says-not-supported',
    title: 'a URL that no operation has is not supported',
    clause: '§1.7.7 Common: 404',
    status: 404,
    says: () => /^\S+:not supported$/,
    level: 'advisory',
    effect: 'read',
    send: t => ask(t, 'tasks.show', { path: { taskId: '' } }),
  },
  {
    operation: 'sap.servers.create',
    what: 'says-zone-not-found',
    title: 'an availability zone that there is not is not found',
    clause: '§1.7.7 Common: 404',
    status: 404,
    says: () => /^Selectable Availability Zone not found\. \(.+\)$/,
    covers: ['#body.availzone'],
    send: async t => createServer(t, { ...(await usualOrder(t)), name: t.name('nowhere'), zone: 'nowhere-1z' }),
  },
  {
    operation: 'sap.servers.list',
    what: 'says-header-missing',
    title: 'the system administrator, who names no project, is told the header that is missing',
    clause: '§1.7.7 Common: 409',
    status: 409,
    says: () => /^communication error\. X-VA-(Project|Domain)-Id$/i,
    covers: ['#request-header.x-va-project-id', '#request-header.x-va-domain-id'],
    needs: ['system-administrator'],
    effect: 'read',
    send: t => ask(t, 'servers.list', { identity: 'system-administrator' }),
  },
  {
    operation: 'sap.servers.list',
    what: 'says-invalid-format',
    title: 'a value that a parameter cannot have is told with the name of the parameter',
    clause: '§1.7.7 Common: 412',
    status: 412,
    says: () => /^state:invalid format$/,
    covers: ['#query.state'],
    effect: 'read',
    send: t => ask(t, 'servers.list', { query: { state: 'perhaps' } }),
  },
  {
    operation: 'sap.servers.attach-nic',
    what: 'says-required',
    title: 'a parameter that is needed and not there is told by its name',
    clause: '§1.7.7 Common: 400',
    status: 400,
    says: () => /^network_rid is required$/,
    covers: ['#form.network_rid'],
    send: async t => act(t, 'attach-nic', (await guardedServer(t)).id, { type: 'nic' }),
  },
  {
    operation: 'sap.projects.enable',
    what: 'says-not-privileged',
    title: 'a user who may not do it is told so, with the id of the user',
    clause: '§1.7.7 Common: 403',
    status: 403,
    says: () => /^[^\s:]+:user not privileged$/,
    needs: ['observer'],
    effect: 'read',
    send: async t => ask(t, 'projects.enable', { ...form({ project_id: plain(ownProject(t)) }), identity: 'observer' }),
  },
  {
    operation: 'sap.servers.create',
    what: 'says-image-not-found',
    title: 'an image that there is not is not found, by its name',
    clause: '§1.7.7 Create virtual server: 404',
    status: 404,
    says: () => /^k5c_no_such_image:not found$/,
    covers: ['#body.imagename'],
    send: async t =>
      createServer(t, { ...(await usualOrder(t)), name: t.name('no-image'), image: 'k5c_no_such_image' }),
  },
  {
    operation: 'sap.servers.create',
    what: 'says-duplicate-name',
    title: 'a server is not created under the name of another one',
    clause: '§1.7.7 Create virtual server: 409',
    status: 409,
    says: async t => duplicate((await guardedServer(t)).name),
    covers: ['#body.virtualservername'],
    send: async t => createServer(t, { ...(await usualOrder(t)), name: (await guardedServer(t)).name }),
  },
  {
    operation: 'sap.servers.create',
    what: 'says-network-not-found',
    title: 'a network that there is not is not found',
    clause: '§1.7.7 Create virtual server: 404',
    status: 404,
    says: () => notFoundNetwork,
    covers: ['#body.networkid'],
    send: async t => {
      const nics = [{ index: 0, network: t.unknownId().replaceAll('-', '') }]
      return createServer(t, { ...(await usualOrder(t)), name: t.name('no-network'), nics })
    },
  },
  {
    operation: 'sap.servers.update',
    what: 'says-template-invalid',
    title: 'a server cannot be changed to a template that there is not',
    clause: '§1.7.7 Change virtual server: 412',
    status: 412,
    says: () => /^TemplateLink,name:invalid format$/,
    covers: ['#body.virtualservertemplname'],
    send: async t => {
      const { id, name } = await guardedServer(t)
      return ask(t, 'servers.update', {
        ...ofServer(id),
        ...xml(serverXml({ name, template: 'k5c-no-such-template' })),
      })
    },
  },
  {
    operation: 'sap.servers.update',
    what: 'says-server-not-found',
    title: 'a server that there is not cannot be changed',
    clause: '§1.7.7 Change virtual server: 404',
    status: 404,
    says: () => /LServer.*:not found$/,
    covers: ['#path.virtualserverresourceid'],
    send: async t => {
      const fields = { name: t.name('nobody'), template: (await smallestTemplate(t)).name }
      return ask(t, 'servers.update', { ...ofServer(t.unknownId().replaceAll('-', '')), ...xml(serverXml(fields)) })
    },
  },
  {
    operation: 'sap.servers.update',
    what: 'says-duplicate-name',
    title: 'a server is not given the name of another one',
    clause: '§1.7.7 Change virtual server: 409',
    status: 409,
    says: async t => duplicate((await guardedServer(t)).name),
    covers: ['#body.virtualservername'],
    send: async t => {
      const [{ id }, other, template] = await Promise.all([changing(t), guardedServer(t), smallestTemplate(t)])
      // Its other changes come first: where a target lets two servers have one name, no check is misled.
      await reduced(t).catch(() => undefined)
      return ask(t, 'servers.update', {
        ...ofServer(id),
        ...xml(serverXml({ name: other.name, template: template.name })),
      })
    },
  },
  {
    operation: 'sap.servers.attach-nic',
    what: 'says-network-not-found',
    title: 'a network that there is not gets no NIC',
    clause: '§1.7.7 Attach NIC to virtual server: 404',
    status: 404,
    says: () => notFoundNetwork,
    covers: ['#form.network_rid'],
    send: async t => {
      const fields = { type: 'nic', network_rid: t.unknownId().replaceAll('-', '') }
      return act(t, 'attach-nic', (await guardedServer(t)).id, fields)
    },
  },
  {
    operation: 'sap.images.create',
    what: 'says-duplicate-name',
    title: 'a clone image is not made under the name of another one of the project',
    clause: ['§1.7.5.14 text', '§1.7.7 Create image: 409'].join(' | '),
    status: 409,
    says: async t => duplicate((await guardedImage(t)).name),
    covers: ['#form.name', 'rule:name-taken'],
    send: async t => {
      const [{ id }, image] = await Promise.all([guardedServer(t), guardedImage(t)])
      return ask(t, 'images.create', form({ Name: image.name, type: 'cloning', l_server_rid: id }))
    },
  },
  {
    operation: 'sap.networks.create',
    what: 'says-subnet-not-found',
    title: 'a subnet that there is not gets no network',
    clause: '§1.7.7 Create network resource: 404',
    status: 404,
    says: () => /^.+:not found\.\(\S+:specified subnet uuid is not found\)$/,
    covers: ['#body.subnetidcreatedusingopenstack'],
    send: t => ask(t, 'networks.create', xml(networkXml(t.unknownId()))),
  },
  {
    operation: 'sap.networks.create',
    what: 'says-subnet-for-kvm',
    title: 'a subnet of the standard service gets no network here',
    clause: '§1.7.7 Create network resource: 404',
    status: 404,
    says: t => new RegExp(`^.+:not found\\.\\(\\S+:subnet is for KVM\\. uuid:${otherSubnet(t)}\\)$`, 'i'),
    covers: ['#body.subnetidcreatedusingopenstack'],
    send: t => ask(t, 'networks.create', xml(networkXml(otherSubnet(t)))),
  },
  {
    operation: 'sap.networks.create',
    what: 'says-zone-not-found',
    title: 'no network is made in an availability zone that there is not',
    clause: '§1.7.7 Create network resource: 404',
    status: 404,
    says: () => /^.+:not found\.\(\S+:availability_zone: nowhere-1z not found\)$/,
    covers: ['#body.availzone'],
    send: t => ask(t, 'networks.create', xml(networkXml(t.unknownId(), 'nowhere-1z'))),
  },
  ...(['enable', 'disable', 'show'] as const).map(
    (action): Row => ({
      operation: `sap.projects.${action}`,
      what: 'says-other-project',
      title: 'the system administrator may name no other project than that of the headers',
      clause: '§1.7.7 Enable project/Disable project/Retrieve project details: 409',
      status: 409,
      says: (_t, name) => new RegExp(`^The value of project_id, ${name}, is invalid\\.$`, 'i'),
      covers: ['#request-header.x-va-project-id', 'rule:administrator-own-header'],
      needs: ['system-administrator'],
      send: (t, name) => administratorNames(t, action, name),
    }),
  ),
]

/** Every row of §1.7.7 that a client can provoke says what it says, with the status of its row. */
export const messageChecks: Check[] = rows.map(row =>
  check(`${row.operation}.${row.what}`, {
    title: row.title,
    clause: row.clause.split(' | '),
    level: row.level ?? 'required',
    effect: row.effect ?? 'create',
    covers: [`#error.${row.status}`, `rule:${row.what}`, ...(row.covers ?? [])],
    errata: row.operation === 'sap.images.create' ? ['sap.messages.image-heading'] : [],
    needs: row.needs ?? [],
    run: async t => {
      const name = compactName(t.name('faulty'))
      const says = await row.says(t, name)
      const reply = await row.send(t, name)
      await expectMessage(t, row.operation, reply, { status: row.status, says })
    },
  }),
)

/** An id that no project has: a target that fails to refuse it has nothing to enable, disable or show. */
async function administratorNames(
  t: CheckContext,
  action: 'enable' | 'disable' | 'show',
  project: string,
): Promise<TargetReply> {
  const acting = await actingForOwn(t)
  if (action !== 'enable') return ask(t, `projects.${action}`, { ...acting, path: { projId: project } })
  const { headers, body } = form({ project_id: project })
  return ask(t, 'projects.enable', {
    ...acting,
    body: body ?? '',
    headers: { ...headers, ...acting.headers } as Record<string, string>,
  })
}

function otherSubnet(t: CheckContext): string {
  return t.fixtures.otherSubnet ?? t.skip('the profile names no subnet of the standard service (otherSubnet)')
}

function plain(id: string): string {
  return id.replaceAll('-', '')
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
