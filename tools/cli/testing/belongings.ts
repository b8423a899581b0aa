import { serverXml } from '../../emulator/sap/sap-helpers.fixture.ts'
import type { Tenant } from './inventory.ts'

/** Waits until what a request has begun is done. */
async function until(done: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; !(await done()); attempt += 1) {
    if (attempt === 200) throw new Error('what somebody else has is not made')
    await new Promise(resolve => setTimeout(resolve, 20))
  }
}

const template = {
  heat_template_version: '2013-05-23',
  resources: {
    group: {
      type: 'OS::Heat::AutoScalingGroup',
      properties: { min_size: 1, max_size: 2, resource: { type: 'OS::Heat::RandomString' } },
    },
  },
}

/**
 * Gives somebody one thing of each kind that a run makes and clean-up deletes. Some are called as if another run had
 * made them.
 */
export async function giveBelongings({ ask }: Tenant): Promise<void> {
  const make = async (service: string, path: string, body: object): Promise<Record<string, Record<string, string>>> =>
    JSON.parse((await ask(service, `POST ${path}`, { body })).text)
  const is = async (service: string, path: string, member: string, status: string): Promise<boolean> =>
    JSON.parse((await ask(service, `GET ${path}`)).text)[member].status === status

  await ask('object-store', 'PUT /photos')
  await ask('object-store', 'PUT /photos/k5c-cat.jpg', { body: 'a cat', headers: { 'Content-Type': 'image/jpeg' } })
  await ask('object-store', 'PUT /k5c-other-box')
  await ask('object-store', 'PUT /k5c-other-box/thing', { body: 'a thing' })
  await ask('object-store', 'POST', { headers: { 'X-Account-Meta-Colour': 'blue' } })

  const kept = { name: 'kept', disk_format: 'raw', container_format: 'bare' }
  const { id: image } = JSON.parse((await ask('image', 'POST /v2/images', { body: kept })).text) as { id: string }
  const file = { body: 'data', headers: { 'Content-Type': 'application/octet-stream' } }
  await ask('image', `PUT /v2/images/${image}/file`, file)

  const volume = (await make('blockstoragev2', '/volumes', { volume: { size: 1, name: 'k5c-other-data' } })).volume?.id
  await until(() => is('blockstoragev2', `/volumes/${volume}`, 'volume', 'available'))
  const snapshot = { snapshot: { volume_id: volume, name: 'before the upgrade' } }
  const taken = (await make('blockstoragev2', '/snapshots', snapshot)).snapshot?.id
  await until(() => is('blockstoragev2', `/snapshots/${taken}`, 'snapshot', 'available'))

  await make('compute', '/os-keypairs', { keypair: { name: 'laptop' } })
  await make('compute', '/os-server-groups', { server_group: { name: 'apart', policies: ['anti-affinity'] } })
  const { images } = JSON.parse((await ask('image', 'GET /v2/images?visibility=public')).text)
  const { flavors } = JSON.parse((await ask('compute', 'GET /flavors/detail')).text)
  const [bootable] = images.sort((a: { min_disk: number }, b: { min_disk: number }) => a.min_disk - b.min_disk)
  const flavor = flavors.find(({ disk }: { disk: number }) => disk >= bootable.min_disk)
  const wanted = { name: 'web', imageRef: bootable.id, flavorRef: flavor.id }
  const server = (await make('compute', '/servers', { server: wanted })).server?.id
  await until(() => is('compute', `/servers/${server}`, 'server', 'ACTIVE'))

  const stack = (await make('orchestration', '/stacks', { stack_name: 'shop', template })).stack?.id
  await until(async () => {
    const { text } = await ask('orchestration', `GET /stacks/shop/${stack}`)
    return JSON.parse(text).stack.stack_status === 'CREATE_COMPLETE'
  })

  await ask('sap', 'POST /l_servers', { body: serverXml('ledger'), headers: { 'Content-Type': 'application/xml' } })
  await until(async () => /<LServer /.test((await ask('sap', 'GET /l_servers?state=registered')).text))
}
