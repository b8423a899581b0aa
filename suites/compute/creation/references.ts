import type { Check, CheckContext } from '../../../tools/model/check.ts'
import { check } from '../../../tools/model/check.ts'
import type { TargetReply } from '../../../tools/model/target.ts'
import { jsonOf, member, rowsOf, textAt } from '../../openstack/json.ts'
import { bootableImage, smallestFlavor } from '../found.ts'
import { list } from '../requests.ts'
import { bootSource } from '../servers/own-server.ts'
import { inEach, madeServer, makeServer, removeServer, statusOf } from './create.ts'
import { cardsOf } from './full-server.ts'

const create = 'compute.servers.create'

/** The URL by which the service itself links one of its own. */
async function linkTo(t: CheckContext, collection: 'images' | 'flavors', id: string): Promise<string> {
  const operation = collection === 'images' ? 'images.list-details' : 'flavors.list'
  const row = rowsOf(t.prepared(await list(t, operation), 200), collection).find(candidate => candidate.id === id)
  const links = Array.isArray(row?.links) ? row.links : []
  const self = links.find(link => member(link, 'rel') === 'self')
  return textAt(self, 'href') || t.notRun(`the ${collection} of the target have no link to themselves`)
}

const addressesOf = (reply: TargetReply): unknown[] =>
  Object.values((member(jsonOf(reply), 'server', 'addresses') ?? {}) as Record<string, unknown[]>)
    .flat()
    .map(address => member(address, 'addr'))

/** How long an address that was given back is asked for again, in milliseconds: servers wait for this one's room. */
const patience = 10_000

/** Other ways to say the same (§1.2.6.2). */
export const referenceChecks: Check[] = [
  check(`${create}.references-by-url`, {
    title: 'image and flavor may be named by their full URLs',
    clause: ['§1.2.6.2 body parameter imageRef', '§1.2.6.2 body parameter flavorRef'],
    level: 'required',
    effect: 'create',
    covers: [...inEach('body.imageref', 'body.flavorref'), 'rule:references-by-url'],
    uses: { servers: 1 },
    run: async t => {
      const [image, flavor] = await Promise.all([bootableImage(t), smallestFlavor(t)])
      const imageRef = await linkTo(t, 'images', image.id)
      const flavorRef = await linkTo(t, 'flavors', flavor.id)
      const source = await bootSource(t)
      const made = await makeServer(t, 'create', { name: t.name('by-url'), imageRef, flavorRef })
      t.focus(made.created)
      t.expect(made.created.status, 'the creation').toBe(202)
      t.focus(made.shown)
      t.expect(member(jsonOf(made.shown), 'server', 'flavor', 'id'), 'the flavor').toBe(flavor.id)
      if (source === 'image') t.expect(member(jsonOf(made.shown), 'server', 'image', 'id'), 'the image').toBe(image.id)
    },
  }),
  check('compute.servers.create-with-config-drive.disk-config-auto', {
    title: 'a server has the configuration of its disk that was asked for, AUTO',
    clause: ['§1.2.6.32 body parameter OS-DCF:diskConfig', '§1.2.6.28 example response'],
    level: 'required',
    effect: 'create',
    covers: ['#body.os-dcf:diskconfig'],
    errata: ['compute.servers.create.disk-config-in-other-section'],
    uses: { servers: 1 },
    run: async t => {
      const made = await makeServer(t, 'create-with-config-drive', {
        name: t.name('auto'),
        'OS-DCF:diskConfig': 'AUTO',
      })
      // An image may rule it out, which is no departure.
      t.prepared(made.created, 202)
      t.focus(made.shown)
      t.expect(member(jsonOf(made.shown), 'server', 'OS-DCF:diskConfig'), 'the configuration').toBe('AUTO')
    },
  }),
  check(`${create}.fixed-ip`, {
    title: 'a server gets the address that it asks for',
    clause: '§1.2.6.2 body parameter fixed_ip',
    level: 'required',
    effect: 'create',
    covers: inEach('body.fixed_ip', 'body.networks', 'body.uuid'),
    uses: { servers: 2 },
    run: async t => {
      // Which addresses are free is not told by this service: one that was just given back is the best guess.
      const first = await madeServer(t, 'create', { name: t.name('before') })
      const [card] = await cardsOf(t, first.id)
      const uuid = textAt(card, 'net_id') || t.notRun('the target tells no network of a server')
      const fixed = (Array.isArray(card?.fixed_ips) ? card.fixed_ips : []).map(ip => textAt(ip, 'ip_address'))
      const address = fixed.find(ip => ip.includes('.')) ?? t.notRun('the server has no IPv4 address')
      await removeServer(t, first.id)
      const networks = [{ uuid, fixed_ip: address }]
      const notFree = new Error('the address is not free')
      const second = await t
        .eventually(
          async () => {
            const made = await makeServer(t, 'create', { name: t.name('after'), networks })
            // It may be lent to another meanwhile, and is then refused.
            if ([400, 409].includes(made.created.status)) throw notFree
            return made
          },
          { timeoutMs: patience, intervalMs: 2000 },
        )
        .catch((error: unknown) => {
          if (error !== notFree) throw error
          return t.skip('the address that a server gave back could not be had again: another may have taken it')
        })
      t.prepared(second.created, 202)
      if (statusOf(second) !== 'ACTIVE') t.notRun(`a server is ${statusOf(second)}, not ACTIVE`)
      t.focus(second.shown)
      t.expect(addressesOf(second.shown), 'its addresses').toEqual([address])
    },
  }),
]
