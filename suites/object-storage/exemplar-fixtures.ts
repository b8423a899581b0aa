import type { CheckContext } from '../../tools/model/check.ts'
import type { TargetReply } from '../../tools/model/target.ts'
import { md5, ownContainer, type Place, scratchContainer, settled, store } from './fixtures.ts'

/** X-Delete-At far enough in the future that nothing is deleted during a run: 2100-01-01. */
export const far = '4102444800'

const full = {
  'Content-Type': 'text/x-exemplar',
  'Content-Encoding': 'gzip',
  'Content-Disposition': 'attachment',
  'X-Object-Meta-Book': 'GoodbyeColumbus',
  'X-Delete-At': far,
}

/** An object with every optional header that an ordinary object can have. */
export function fullObject(t: CheckContext): Promise<Place> {
  return t.shared('object with every header', async owner => {
    const place = { container: await scratchContainer(owner), object: owner.name('full') }
    await store(owner, place, 'exemplary', full)
    return place
  })
}

/** A dynamic large object without content of its own. */
export async function manifestObject(t: CheckContext, call: string): Promise<TargetReply> {
  const path = { container: await scratchContainer(t), object: t.name('manifest') }
  await store(t, path, '', { 'X-Object-Manifest': `${path.container}/${path.object}-segments/` })
  return t.call(call, { path })
}

export async function staticObject(t: CheckContext, call: string): Promise<TargetReply> {
  const container = await scratchContainer(t)
  const segment = { container, object: t.name('segment') }
  await store(t, segment, 'one segment')
  const path = { container, object: t.name('static') }
  const manifest = [{ path: `/${container}/${segment.object}`, etag: md5('one segment'), size_bytes: 11 }]
  await store(t, path, JSON.stringify(manifest), {}, { 'multipart-manifest': 'put' })
  return t.call(call, { path })
}

/** A container with every optional header that HEAD shows. */
export async function fullContainer(t: CheckContext): Promise<TargetReply> {
  const archive = await ownContainer(t, {}, 'archive')
  const container = await ownContainer(
    t,
    {
      'X-Container-Meta-Book': 'TomSawyer',
      'X-Container-Read': '.r:*',
      'X-Container-Write': 'k5c-nobody:k5c-nobody',
      'X-Versions-Location': archive,
      'X-Container-Meta-Web-Index': 'index.html',
      'X-Container-Meta-Web-Error': 'error.html',
      'X-Container-Meta-Web-Listing': 'TRUE',
      'X-Container-Meta-Web-Listing-CSS': 'lists.css',
    },
    'full',
  )
  return t.call('object-storage.containers.show', { path: { container } })
}

/** Name of the header of the item below, of which only the end is known beforehand. */
export const accountItem = /^x-account-meta-k5c-.*-item-/i

/** Sets an item of the account under a name that only this run uses, then asks; the account has a container. */
export async function withAccountItem(t: CheckContext, operation: string): Promise<TargetReply> {
  await t.shared('account item', async owner => {
    await scratchContainer(owner)
    const headers = { [`X-Account-Meta-${owner.name('item')}`]: 'Literature' }
    owner.prepared(await owner.call('object-storage.accounts.update', { headers }), 204)
  })
  // The list of an account may lag behind its containers.
  return settled(
    () => t.call(operation),
    reply => operation !== 'object-storage.containers.list' || reply.status !== 204,
  )
}
