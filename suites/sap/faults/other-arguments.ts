import { guardedImage, guardedServer } from '../fixtures.ts'
import { ownProject } from '../found.ts'
import { networkXml } from '../network-life.ts'
import { ask, form, ofImage, ofServer, xml } from '../requests.ts'
import type { BadArgument } from './bad-argument.ts'
import { invalidFormat, isRequired, missing } from './refusals.ts'

/** Wrong arguments of what is done with images, snapshots, networks and projects, and of a change of a server. */
export const otherArguments: readonly BadArgument[] = [
  {
    operation: 'sap.images.list',
    what: 'zone-unknown',
    title: 'to list the images of an availability zone that there is not',
    clause: '§1.7.5.16 query parameter availability_zone',
    covers: ['#query.availability_zone'],
    documented: [missing, invalidFormat],
    level: 'advisory',
    send: t => ask(t, 'images.list', { query: { mode: 'cloning', availability_zone: 'nowhere-1z' } }),
  },
  ...(
    [
      ['scope-missing', 'to change the scope to nothing', {}, isRequired],
      ['scope-public', 'to make an image public', { scope: 'public' }, invalidFormat],
    ] as const
  ).map(
    ([what, title, fields, documented]): BadArgument => ({
      operation: 'sap.images.change-scope',
      what,
      title,
      clause: '§1.7.5.17 form argument scope',
      covers: ['#form.scope'],
      documented: [documented],
      send: async t => ask(t, 'images.change-scope', { ...ofImage((await guardedImage(t)).name), ...form(fields) }),
    }),
  ),
  {
    operation: 'sap.snapshots.create',
    what: 'server-missing',
    title: 'to take a snapshot of nothing',
    clause: '§1.7.5.18 form argument l_server_rid',
    covers: ['#form.l_server_rid'],
    documented: [isRequired],
    send: t => ask(t, 'snapshots.create', form({ type: 'snapshot' })),
  },
  {
    operation: 'sap.snapshots.create',
    what: 'server-unknown',
    title: 'to take a snapshot of a server that there is not',
    clause: '§1.7.5.18 form argument l_server_rid',
    covers: ['#form.l_server_rid', '#form.type'],
    documented: [missing],
    send: t => ask(t, 'snapshots.create', form({ type: 'snapshot', l_server_rid: t.unknownId().replaceAll('-', '') })),
  },
  ...(
    [
      ['subnet-missing', 'to make a network without a subnet', '<Network/>', isRequired],
      ['subnet-no-id', 'to make a network for what is no id of a subnet', networkXml('k5c-no-uuid'), invalidFormat],
    ] as const
  ).map(
    ([what, title, body, documented]): BadArgument => ({
      operation: 'sap.networks.create',
      what,
      title,
      clause: '§1.7.5.25 request body subnetIdCreatedUsingOpenstack',
      covers: ['#body.subnetidcreatedusingopenstack'],
      documented: [documented, missing],
      send: t => ask(t, 'networks.create', xml(body)),
    }),
  ),
  {
    operation: 'sap.projects.enable',
    what: 'project-missing',
    title: 'to enable a project that is not named',
    clause: '§1.7.5.22 form argument project_id',
    covers: ['#form.project_id'],
    documented: [isRequired],
    send: t => ask(t, 'projects.enable', form({})),
  },
  {
    operation: 'sap.projects.enable',
    what: 'project-with-hyphens',
    title: 'to enable a project by an id with hyphens',
    clause: '§1.7.5.22 form argument project_id',
    covers: ['#form.project_id'],
    documented: [invalidFormat],
    send: t => ask(t, 'projects.enable', form({ project_id: ownProject(t).replace(/^(.{8})-?/, '$1-') })),
  },
  {
    operation: 'sap.projects.enable',
    what: 'zone-unknown',
    title: 'to enable a project in an availability zone that there is not',
    clause: '§1.7.5.22 form argument availability_zone',
    covers: ['#form.availability_zone'],
    documented: [missing, invalidFormat],
    send: t => {
      const project = ownProject(t).replaceAll('-', '')
      return ask(t, 'projects.enable', form({ project_id: project, availability_zone: 'nowhere-1z' }))
    },
  },
  {
    operation: 'sap.servers.update',
    what: 'name-with-sign',
    title: 'to give a server a name with a sign that it cannot have',
    clause: '§1.7.5.2 request body virtualServerName',
    covers: ['#body.virtualservername'],
    documented: [invalidFormat],
    send: async t => {
      const body = `<Resources><LServer name="${t.name('bad')}@"/></Resources>`
      return ask(t, 'servers.update', { ...ofServer((await guardedServer(t)).id), ...xml(body) })
    },
  },
]
