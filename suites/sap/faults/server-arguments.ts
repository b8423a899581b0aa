import type { CheckContext } from '../../../tools/model/check.ts'
import { guardedServer, imageName } from '../fixtures.ts'
import { serverNetwork } from '../found.ts'
import { act, ask, form } from '../requests.ts'
import type { BadArgument } from './bad-argument.ts'
import { type DocumentedRefusal, invalidFormat, isRequired, missing } from './refusals.ts'

type Fields = Readonly<Record<string, string | undefined>>

const ofGuarded = (action: string, fields: Fields) => async (t: CheckContext) =>
  act(t, action, (await guardedServer(t)).id, fields)

/** Wrong arguments of an action on a server. */
function acting(
  action: string,
  section: string,
  cases: readonly (readonly [
    what: string,
    title: string,
    argument: string,
    fields: Fields,
    (DocumentedRefusal | undefined)?,
    'advisory'?,
  ])[],
): BadArgument[] {
  return cases.map(([what, title, argument, fields, documented, level]) => ({
    operation: `sap.servers.${action}`,
    what,
    title,
    clause: `§${section} form argument ${argument}`,
    covers: [`#form.${argument}`],
    documented: documented === undefined ? [] : [documented],
    ...(level === undefined ? {} : { level }),
    send: ofGuarded(action, fields),
  }))
}

const cloning = (fields: (t: CheckContext, serverId: string) => Fields) => async (t: CheckContext) => {
  const { id } = await guardedServer(t)
  return ask(t, 'images.create', form({ Name: imageName(t), type: 'cloning', l_server_rid: id, ...fields(t, id) }))
}

function imaging(
  cases: readonly (readonly [
    what: string,
    title: string,
    argument: string,
    (t: CheckContext) => Fields,
    (DocumentedRefusal | undefined)?,
  ])[],
): BadArgument[] {
  return cases.map(([what, title, argument, fields, documented = invalidFormat]) => ({
    operation: 'sap.images.create',
    what,
    title,
    clause: `§1.7.5.14 form argument ${argument}`,
    covers: [`#form.${argument.toLowerCase()}`],
    documented: [documented],
    send: cloning(fields),
  }))
}

/** Wrong arguments of what is done with servers, and of clone images that are made of them. */
export const serverArguments: readonly BadArgument[] = [
  ...acting('attach-disk', '1.7.5.10', [
    ['number-0', 'to attach disk 0', 'index', { index: '0', disk_size: '1' }, invalidFormat],
    [
      'number-word',
      'to attach a disk whose number is a word',
      'index',
      { index: 'one', disk_size: '1' },
      invalidFormat,
    ],
    ['number-56', 'to attach disk 56', 'index', { index: '56', disk_size: '1' }, invalidFormat, 'advisory'],
    [
      'number-in-use',
      'to attach a disk under the number of another',
      'index',
      { index: '1', disk_size: '1' },
      undefined,
      'advisory',
    ],
    [
      'number-empty',
      'a number with a label and no value',
      'index',
      { index: '', disk_size: '1' },
      invalidFormat,
      'advisory',
    ],
    ['size-missing', 'to attach a disk without a size', 'disk_size', { index: '5' }, isRequired],
    ['size-two-places', 'to attach a disk of 1.25 GB', 'disk_size', { disk_size: '1.25' }, invalidFormat],
    ['size-word', 'to attach a disk whose size is a word', 'disk_size', { disk_size: 'large' }, invalidFormat],
    ['size-negative', 'to attach a disk of -1 GB', 'disk_size', { disk_size: '-1' }, invalidFormat],
  ]),
  ...acting('detach-disk', '1.7.5.11', [
    ['disk-missing', 'to detach a disk that is not named', 'disk_rid', {}, isRequired],
    ['disk-unknown', 'to detach a disk that the server does not have', 'disk_rid', { disk_rid: 'k5cnosuchdisk' }],
  ]),
  ...acting('detach-nic', '1.7.5.13', [
    ['number-missing', 'to detach a NIC without its number', 'index', { type: 'nic' }, isRequired],
    ['number-word', 'to detach a NIC whose number is a word', 'index', { type: 'nic', index: 'one' }, invalidFormat],
    ['number-unused', 'to detach a NIC that there is not', 'index', { type: 'nic', index: '7' }],
  ]),
  ...acting('stop', '1.7.5.6', [
    [
      'force-word',
      'to stop with a word for force that is neither true nor false',
      'force',
      { force: 'perhaps' },
      invalidFormat,
    ],
  ]),
  ...acting('restart', '1.7.5.7', [
    [
      'force-word',
      'to restart with a word for force that is neither true nor false',
      'force',
      { force: 'perhaps' },
      invalidFormat,
    ],
  ]),
  {
    operation: 'sap.servers.attach-nic',
    what: 'address-no-address',
    title: 'to attach a NIC with an address that is none',
    clause: '§1.7.5.12 form argument ip_address',
    covers: ['#form.ip_address'],
    documented: [invalidFormat],
    send: async t => {
      const fields = { type: 'nic', network_rid: (await serverNetwork(t)).id, ip_address: '999.1.1.1' }
      return act(t, 'attach-nic', (await guardedServer(t)).id, fields)
    },
  },
  {
    operation: 'sap.servers.attach-nic',
    what: 'type-unknown',
    title: 'to attach something of a type that there is not',
    clause: '§1.7.5.12 form argument type',
    covers: ['#form.type'],
    documented: [invalidFormat, isRequired],
    send: async t => {
      const fields = { type: 'wheel', network_rid: (await serverNetwork(t)).id }
      return act(t, 'attach-nic', (await guardedServer(t)).id, fields)
    },
  },
  ...imaging([
    [
      'name-too-long',
      'a name of 33 characters',
      'Name',
      t => ({ Name: `${imageName(t)}${'a'.repeat(33)}`.slice(0, 33) }),
    ],
    ['name-with-hyphen', 'a name with a hyphen', 'Name', t => ({ Name: t.name('i') })],
    [
      'name-begins-with-digit',
      'a name that begins with a digit',
      'Name',
      t => ({ Name: `1${imageName(t)}`.slice(0, 32) }),
    ],
    [
      'name-begins-with-underscore',
      'a name that begins with an underscore',
      'Name',
      t => ({ Name: `_${imageName(t)}`.slice(0, 32) }),
    ],
    ['name-missing', 'no name', 'Name', () => ({ Name: undefined }), isRequired],
    ['server-missing', 'no server', 'l_server_rid', () => ({ l_server_rid: undefined }), isRequired],
    [
      'server-unknown',
      'a server that there is not',
      'l_server_rid',
      t => ({ l_server_rid: t.unknownId().replaceAll('-', '') }),
      missing,
    ],
    ['type-missing', 'no type', 'type', () => ({ type: undefined }), isRequired],
    ['type-unknown', 'a type that there is not', 'type', () => ({ type: 'copying' })],
    ['comment-too-long', 'a comment of 97 characters', 'comment', () => ({ comment: 'c'.repeat(97) })],
    ['comment-with-percent', 'a comment with a percent sign', 'comment', () => ({ comment: '100%' })],
    ['comment-with-backslash', 'a comment with a backslash', 'comment', () => ({ comment: 'a\\b' })],
    ['comment-with-quote', 'a comment with a double quotation mark', 'comment', () => ({ comment: 'a "b"' })],
    ['comment-of-two-lines', 'a comment of two lines', 'comment', () => ({ comment: 'a\nb' })],
  ]),
]
