import type { Check, CheckContext } from '../../tools/model/check.ts'
import { check } from '../../tools/model/check.ts'
import type { TargetReply } from '../../tools/model/target.ts'
import { oneOf } from '../openstack/one-of.ts'
import {
  keyHeader,
  type Scenario,
  type SignedCase,
  secondKeyHeader,
  temporaryUrlScenario,
} from './temporary-url-scenario.ts'

const update = 'object-storage.accounts.update'
const show = 'object-storage.accounts.show'
const list = 'object-storage.containers.list'
const download = 'object-storage.objects.download'
const upload = 'object-storage.objects.upload'
const showObject = 'object-storage.objects.show'

async function scenario(t: CheckContext): Promise<Scenario> {
  const played = await temporaryUrlScenario(t)
  return played ?? t.skip('the account has keys of temporary URLs already; they are not ours to replace')
}

async function signed(t: CheckContext, name: SignedCase): Promise<TargetReply> {
  const replies = (await scenario(t)).signed
  if (replies === undefined)
    return t.unsupported('the manual does not tell how to sign, and the target accepts no signature that Swift would')
  t.focus(replies[name])
  return replies[name]
}

interface SignedRow {
  id: string
  title: string
  name: SignedCase
  accepted: boolean
  detail: string
  covers: string[]
}

const rows: SignedRow[] = [
  {
    id: `${download}.signed-with-first-key`,
    title: 'a GET signed with the first key needs no token',
    name: 'first key',
    accepted: true,
    detail: '§2.7.5.9 request parameter Signature',
    covers: ['#query.signature', '#query.expires', `${update}#request-header.x-account-meta-temp-url-key`],
  },
  {
    id: `${download}.signed-with-second-key`,
    title: 'a GET signed with the second key needs no token',
    name: 'second key',
    accepted: true,
    detail: '§2.7.5.2 request header X-Account-Meta-Temp-URL-Key-2',
    covers: ['#query.signature', `${update}#request-header.x-account-meta-temp-url-key-2`],
  },
  {
    id: `${showObject}.signed`,
    title: 'a HEAD that is signed needs no token',
    name: 'show',
    accepted: true,
    detail: '§2.7.5.13 request parameter Signature',
    covers: ['#query.signature', '#query.expires'],
  },
  {
    id: `${upload}.signed`,
    title: 'a PUT that is signed needs no token',
    name: 'upload',
    accepted: true,
    detail: '§2.7.5.10 request parameter signature',
    covers: ['#query.signature', '#query.expires'],
  },
  {
    id: `${download}.signature-of-other-key-refused`,
    title: 'a signature with a key that was never set is refused',
    name: 'wrong signature',
    accepted: false,
    detail: '§2.7.5.9 request parameter Signature',
    covers: ['#query.signature'],
  },
  {
    id: `${download}.expired-signature-refused`,
    title: 'a signature is refused after its effective period',
    name: 'expired',
    accepted: false,
    detail: '§2.7.5.9 request parameter Expires',
    covers: ['#query.expires'],
  },
  {
    id: `${download}.signature-of-other-object-refused`,
    title: 'the signature of one object does not open another',
    name: 'other object',
    accepted: false,
    detail: '§2.7.5.9 request parameter Signature',
    covers: ['#query.signature'],
  },
  {
    id: `${upload}.signature-of-other-method-refused`,
    title: 'the signature of a GET does not allow a PUT',
    name: 'other method',
    accepted: false,
    detail: '§2.7.5.10 request parameter signature',
    covers: ['#query.signature'],
  },
  {
    id: `${update}.new-key-valid`,
    title: 'a key that replaces the first one is valid',
    name: 'new key',
    accepted: true,
    detail: '§2.7.5.2 key rotation',
    covers: ['#request-header.x-account-meta-temp-url-key', 'rule:two-keys-rotate'],
  },
  {
    id: `${update}.replaced-key-refused`,
    title: 'a key that was replaced is not valid any more',
    name: 'replaced key',
    accepted: false,
    detail: '§2.7.5.2 key rotation',
    covers: ['rule:two-keys-rotate'],
  },
  {
    id: `${update}.other-key-stays-valid`,
    title: 'while one key is replaced, the other stays valid',
    name: 'key that stayed',
    accepted: true,
    detail: '§2.7.5.2 key rotation',
    covers: ['#request-header.x-account-meta-temp-url-key-2', 'rule:two-keys-rotate'],
  },
  {
    id: `${update}.removed-key-refused`,
    title: 'a key that was removed is not valid any more',
    name: 'removed key',
    accepted: false,
    detail: '§2.7.5.2 delete an item',
    covers: ['#request-header.x-account-meta-temp-url-key-2'],
  },
]

const signedChecks = rows.map(({ id, title, name, accepted, detail, covers }) =>
  check(id, {
    title,
    clause: detail,
    level: 'required',
    effect: 'create',
    kind: 'security',
    covers,
    run: async t => {
      const reply = await signed(t, name)
      if (accepted)
        t.expect(reply.status, 'the signature stands for a token').toBe(oneOf([200, 201, 204], reply.status))
      else
        t.expect(reply.status, 'the request has no valid signature and no token').toBe(oneOf([401, 403], reply.status))
    },
  }),
)

/** Secret keys and signed URLs (§2.7.5.1, §2.7.5.2, §2.7.5.3, §2.7.5.9, §2.7.5.10, §2.7.5.13). */
export const temporaryUrlChecks: Check[] = [
  ...signedChecks,
  check(`${upload}.signed-content-stored`, {
    title: 'what a signed PUT brings is stored',
    clause: '§2.7.5.10 request parameter signature',
    level: 'required',
    effect: 'create',
    covers: ['#query.signature'],
    run: async t => {
      t.expect((await signed(t, 'stored by upload')).text(), 'what was uploaded').toBe('by temporary URL')
    },
  }),
  check(`${download}.signature-parameters-named-as-documented`, {
    title: 'the parameters of a signed URL are called signature and expires',
    clause: ['§2.7.2 item 9', '§2.7.5.9 request parameter Signature', '§2.7.5.9 request parameter Expires'],
    // How to sign is not told, so a target that signs in another way is no proven departure.
    level: 'advisory',
    effect: 'create',
    covers: ['#query.signature', '#query.expires'],
    errata: ['object-storage.objects.temporary-url-names'],
    run: async t => {
      const { documentedNames } = await scenario(t)
      t.focus(documentedNames)
      t.expect(documentedNames.status, 'signature and expires let the request in').toBe(200)
    },
  }),
  check(`${show}.temp-url-keys-shown`, {
    title: 'both keys are shown with the account while they are set',
    clause: [
      '§2.7.5.3 response header X-Account-Meta-Temp-URL-Key',
      '§2.7.5.3 response header X-Account-Meta-Temp-URL-Key-2',
    ],
    level: 'required',
    effect: 'create',
    covers: [
      '#response-header.x-account-meta-temp-url-key',
      '#response-header.x-account-meta-temp-url-key-2',
      `${update}#request-header.x-account-meta-temp-url-key`,
      `${update}#request-header.x-account-meta-temp-url-key-2`,
    ],
    run: async t => {
      const { shown, keys } = await scenario(t)
      t.focus(shown)
      const same = [shown.header(keyHeader) === keys.first, shown.header(secondKeyHeader) === keys.second]
      t.expect(same, 'each key as it was set').toEqual([true, true])
    },
  }),
  check(`${list}.temp-url-keys-shown`, {
    title: 'both keys come with the list of containers while they are set',
    clause: [
      '§2.7.5.1 response header X-Account-Meta-Temp-URL-Key',
      '§2.7.5.1 response header X-Account-Meta-Temp-URL-Key-2',
    ],
    level: 'required',
    effect: 'create',
    covers: ['#response-header.x-account-meta-temp-url-key', '#response-header.x-account-meta-temp-url-key-2'],
    run: async t => {
      const { listed, keys } = await scenario(t)
      t.focus(listed)
      const same = [listed.header(keyHeader) === keys.first, listed.header(secondKeyHeader) === keys.second]
      t.expect(same, 'each key as it was set').toEqual([true, true])
    },
  }),
  check(`${show}.temp-url-keys-only-when-set`, {
    title: 'keys that were removed are not returned any more',
    clause: '§2.7.5.3 response header X-Account-Meta-Temp-URL-Key',
    level: 'required',
    effect: 'create',
    covers: ['rule:temp-url-keys-only-when-set'],
    run: async t => {
      const { shownAfterRemoval } = await scenario(t)
      t.focus(shownAfterRemoval)
      const present = [keyHeader, secondKeyHeader].filter(name => shownAfterRemoval.header(name) !== undefined)
      t.expect(present, 'neither key is set').toEqual([])
    },
  }),
]
