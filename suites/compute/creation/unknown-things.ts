import type { CheckContext } from '../../../tools/model/check.ts'
import { bootableImage } from '../found.ts'
import type { BadCreation } from './bad-creations.ts'
import { completeServer, inEach, sendCreation } from './create.ts'
import { device } from './devices.ts'

/** A row of a creation, and what it says when it names something that there is not. */
interface Unknown {
  row: string
  clause?: string
  title: string
  fields: (t: CheckContext) => object | Promise<object>
}

const unknowns: Record<string, Unknown> = {
  image: {
    row: 'imageRef',
    title: 'an image',
    fields: t => ({ imageRef: t.unknownId(), block_device_mapping_v2: undefined }),
  },
  flavor: { row: 'flavorRef', title: 'a flavor', fields: t => ({ flavorRef: t.unknownId() }) },
  'key-pair': { row: 'key_name', title: 'a key pair', fields: t => ({ key_name: t.name('nothing') }) },
  network: { row: 'uuid', title: 'a network', fields: t => ({ networks: [{ uuid: t.unknownId() }] }) },
  port: { row: 'port', title: 'a port', fields: t => ({ networks: [{ port: t.unknownId() }] }) },
  zone: {
    row: 'availability_zone',
    title: 'an availability zone',
    fields: t => ({ availability_zone: t.name('zone') }),
  },
  'security-group': {
    row: 'security_group',
    title: 'a security group',
    fields: t => ({ security_groups: [{ name: t.name('nothing') }] }),
  },
}

const unknownSources = (['image', 'volume', 'snapshot'] as const).map(source => ({
  source,
  fields: async (t: CheckContext) => {
    const { volumeSize } = await bootableImage(t)
    const more = { volume_size: String(volumeSize), delete_on_termination: 'True' } as const
    return { block_device_mapping_v2: [device('a', source, t.unknownId(), more)] }
  },
}))

/**
 * Creations that name what is not there. The chapter does not say whether that is a bad request or something that is not
 * found: either passes.
 */
export const unknownThings: BadCreation[] = [
  ...Object.entries(unknowns).map(
    ([what, { row, title, fields }]): BadCreation => ({
      what: `unknown-${what}`,
      title: `a server with ${title} that there is not`,
      clause: `§1.2.6.2 body parameter ${row}`,
      statuses: [400, 404],
      covers: inEach(`body.${row.toLowerCase()}`),
      send: async (t, name) => sendCreation(t, 'create', await completeServer(t, { ...(await fields(t)), name })),
    }),
  ),
  ...unknownSources.map(
    ({ source, fields }): BadCreation => ({
      what: `unknown-source-${source}`,
      title: `a disk from an unknown ${source}`,
      clause: '§1.2.6.38 body parameter uuid',
      creation: 'create-with-block-devices',
      statuses: [400, 404],
      covers: inEach('body.uuid', 'body.source_type'),
      send: async (t, name) =>
        sendCreation(t, 'create-with-block-devices', await completeServer(t, { ...(await fields(t)), name })),
    }),
  ),
]
