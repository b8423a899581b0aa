import type { CallOptions, CheckContext } from '../../tools/model/check.ts'
import type { Exemplar } from '../contract/exemplar.ts'
import {
  accountItem,
  far,
  fullContainer,
  fullObject,
  manifestObject,
  staticObject,
  withAccountItem,
} from './exemplar-fixtures.ts'
import { listedAccount, listedContainer, ownContainer, scratchContainer, settled, store } from './fixtures.ts'

type Send = Exemplar['send']

/** A call whose options need fixtures. */
function calling(operation: string, options: (t: CheckContext) => Promise<CallOptions>): Send {
  return async t => t.call(operation, await options(t))
}

const listing = (format: string): Send =>
  calling('object-storage.objects.list', async t => ({
    path: { container: await listedContainer(t) },
    query: { format },
  }))

/** The containers' list once it shows the run's own; the account's listing may lag. */
const containerListing =
  (format: string): Send =>
  async t => {
    const { prefix, names } = await listedAccount(t)
    return settled(
      () => t.call('object-storage.containers.list', { query: { format, prefix } }),
      reply => names.every(name => reply.text().includes(name)),
    )
  }

const bulk = (accept: string): Send =>
  calling('object-storage.bulk.delete', async t => {
    const container = await ownContainer(t, {}, 'bulk')
    await store(t, { container, object: 'in-the-way' })
    return { headers: { 'Content-Type': 'text/plain', Accept: accept }, body: `/${container}\n` }
  })

const newObject: (t: CheckContext) => Promise<CallOptions> = async t => ({
  path: { container: await scratchContainer(t), object: t.name('exemplar') },
  body: 'exemplary',
})

const text = (value: string) => ({ value })

/** What a download and a HEAD of the fully described object must carry. */
const carriedByFullObject: NonNullable<Exemplar['carries']> = {
  'content-type': { value: /^text\/x-exemplar\b/ },
  'content-encoding': text('gzip'),
  'content-disposition': text('attachment'),
  'x-delete-at': text(far),
  'x-object-meta-{name}': { member: 'X-Object-Meta-Book', value: 'GoodbyeColumbus' },
}

/** Good exchanges of every operation; the first of each operation is the plain one. */
export const exemplars: Exemplar[] = [
  {
    operation: 'object-storage.containers.list',
    variant: 'plain',
    effect: 'create',
    statuses: [200],
    carries: { 'x-account-meta-{name}': { member: accountItem, value: 'Literature' } },
    send: t => withAccountItem(t, 'object-storage.containers.list'),
  },
  ...(['json', 'xml'] as const).map(
    (format): Exemplar => ({
      operation: 'object-storage.containers.list',
      variant: format,
      effect: 'create',
      statuses: [200],
      body: format,
      send: containerListing(format),
    }),
  ),
  {
    operation: 'object-storage.accounts.update',
    variant: 'set',
    effect: 'create',
    statuses: [204],
    send: t => t.call('object-storage.accounts.update', { headers: { [`X-Account-Meta-${t.name('set')}`]: 'x' } }),
  },
  {
    operation: 'object-storage.accounts.show',
    variant: 'plain',
    effect: 'read',
    statuses: [204],
    send: t => t.call('object-storage.accounts.show'),
  },
  {
    operation: 'object-storage.accounts.show',
    variant: 'with-item',
    effect: 'create',
    statuses: [204],
    carries: { 'x-account-meta-{name}': { member: accountItem, value: 'Literature' } },
    send: t => withAccountItem(t, 'object-storage.accounts.show'),
  },
  {
    operation: 'object-storage.objects.list',
    variant: 'plain',
    effect: 'create',
    statuses: [200],
    carries: { 'x-container-meta-{name}': { member: 'X-Container-Meta-Book', value: 'TomSawyer' } },
    send: listing('plain'),
  },
  ...(['json', 'xml'] as const).map(
    (format): Exemplar => ({
      operation: 'object-storage.objects.list',
      variant: format,
      effect: 'create',
      statuses: [200],
      body: format,
      send: listing(format),
    }),
  ),
  {
    operation: 'object-storage.containers.create',
    variant: 'new',
    effect: 'create',
    statuses: [201],
    send: t => t.call('object-storage.containers.create', { path: { container: t.name('exemplar') } }),
  },
  {
    operation: 'object-storage.containers.create',
    variant: 'existing',
    effect: 'create',
    statuses: [202],
    send: async t => t.call('object-storage.containers.create', { path: { container: await ownContainer(t) } }),
  },
  {
    operation: 'object-storage.containers.delete',
    variant: 'empty',
    effect: 'create',
    statuses: [204],
    send: async t => t.call('object-storage.containers.delete', { path: { container: await ownContainer(t) } }),
  },
  {
    operation: 'object-storage.containers.update',
    variant: 'set',
    effect: 'create',
    statuses: [204],
    send: calling('object-storage.containers.update', async t => ({
      path: { container: await ownContainer(t) },
      headers: { 'X-Container-Meta-Author': 'MarkTwain' },
    })),
  },
  {
    operation: 'object-storage.containers.show',
    variant: 'full',
    effect: 'create',
    statuses: [204],
    carries: {
      'x-container-meta-{name}': { member: 'X-Container-Meta-Book', value: 'TomSawyer' },
      'x-container-read': text('.r:*'),
      'x-container-write': text('k5c-nobody:k5c-nobody'),
      'x-versions-location': { value: /archive/ },
      'x-container-meta-web-index': text('index.html'),
      'x-container-meta-web-error': text('error.html'),
      'x-container-meta-web-listing': { value: /^true$/i },
      'x-container-meta-web-listing-css': text('lists.css'),
    },
    send: fullContainer,
  },
  {
    operation: 'object-storage.objects.download',
    variant: 'full',
    effect: 'create',
    statuses: [200],
    carries: carriedByFullObject,
    send: async t => t.call('object-storage.objects.download', { path: await fullObject(t) }),
  },
  {
    operation: 'object-storage.objects.download',
    variant: 'dynamic-manifest',
    effect: 'create',
    statuses: [200],
    carries: { 'x-object-manifest': { value: /-segments\/$/ } },
    send: t => manifestObject(t, 'object-storage.objects.download'),
  },
  {
    operation: 'object-storage.objects.download',
    variant: 'static-manifest',
    effect: 'create',
    statuses: [200],
    carries: { 'x-static-large-object': { value: /^true$/i } },
    send: t => staticObject(t, 'object-storage.objects.download'),
  },
  {
    operation: 'object-storage.objects.upload',
    variant: 'new',
    effect: 'create',
    statuses: [201],
    send: calling('object-storage.objects.upload', newObject),
  },
  {
    operation: 'object-storage.objects.copy',
    variant: 'new',
    effect: 'create',
    statuses: [201],
    carries: {
      'x-copied-from': { value: /full/ },
      'x-copied-from-last-modified': { value: /GMT$/ },
      'x-object-meta-{name}': { member: 'X-Object-Meta-Book', value: 'GoodbyeColumbus' },
    },
    send: calling('object-storage.objects.copy', async t => {
      const path = await fullObject(t)
      return { path, headers: { Destination: `/${path.container}/${t.name('copy')}` } }
    }),
  },
  {
    operation: 'object-storage.objects.delete',
    variant: 'existing',
    effect: 'create',
    statuses: [204],
    send: calling('object-storage.objects.delete', async t => {
      const path = { container: await scratchContainer(t), object: t.name('doomed') }
      await store(t, path)
      return { path }
    }),
  },
  {
    operation: 'object-storage.objects.show',
    variant: 'full',
    effect: 'create',
    statuses: [200, 204],
    carries: carriedByFullObject,
    send: async t => t.call('object-storage.objects.show', { path: await fullObject(t) }),
  },
  {
    operation: 'object-storage.objects.show',
    variant: 'dynamic-manifest',
    effect: 'create',
    statuses: [200, 204],
    carries: { 'x-object-manifest': { value: /-segments\/$/ } },
    send: t => manifestObject(t, 'object-storage.objects.show'),
  },
  {
    operation: 'object-storage.objects.show',
    variant: 'static-manifest',
    effect: 'create',
    statuses: [200, 204],
    carries: { 'x-static-large-object': { value: /^true$/i } },
    send: t => staticObject(t, 'object-storage.objects.show'),
  },
  {
    operation: 'object-storage.objects.update',
    variant: 'set',
    effect: 'create',
    statuses: [202],
    send: calling('object-storage.objects.update', async t => {
      const path = { container: await scratchContainer(t), object: t.name('updated') }
      await store(t, path)
      return { path, headers: { 'X-Object-Meta-Book': 'GoodbyeOldFriend' } }
    }),
  },
  {
    operation: 'object-storage.bulk.delete',
    variant: 'json',
    effect: 'create',
    statuses: [200],
    body: 'json',
    send: bulk('application/json'),
  },
  {
    operation: 'object-storage.bulk.delete',
    variant: 'xml',
    effect: 'create',
    statuses: [200],
    body: 'xml',
    send: bulk('application/xml'),
  },
]
