import { createHmac } from 'node:crypto'
import type { CallOptions, CheckContext } from '../../tools/model/check.ts'
import type { TargetReply } from '../../tools/model/target.ts'
import { ownContainer, type Place, settled, store } from './fixtures.ts'

export const keyHeader = 'X-Account-Meta-Temp-URL-Key'
export const secondKeyHeader = 'X-Account-Meta-Temp-URL-Key-2'

/** What temporary URLs were made to do, in one sequence, since the account has only two keys. */
export interface Scenario {
  keys: { first: string; second: string }
  /** The account's answers to HEAD and GET while both keys are set, and to HEAD after they were removed. */
  shown: TargetReply
  listed: TargetReply
  shownAfterRemoval: TargetReply
  /** A signed GET with the parameters that the manual names. */
  documentedNames: TargetReply
  /** Undefined where no way of signing that we know is accepted: the manual does not tell how to sign. */
  signed?: Record<SignedCase, TargetReply>
}

export type SignedCase =
  | 'first key'
  | 'second key'
  | 'show'
  | 'upload'
  | 'stored by upload'
  | 'wrong signature'
  | 'expired'
  | 'other object'
  | 'other method'
  | 'replaced key'
  | 'key that stayed'
  | 'new key'
  | 'removed key'

interface Style {
  digest: 'sha1' | 'sha256'
  signature: string
  expires: string
}

const styles: Style[] = [
  { digest: 'sha1', signature: 'signature', expires: 'expires' },
  { digest: 'sha256', signature: 'signature', expires: 'expires' },
  // Swift's own names, of which the manual knows nothing.
  { digest: 'sha1', signature: 'temp_url_sig', expires: 'temp_url_expires' },
  { digest: 'sha256', signature: 'temp_url_sig', expires: 'temp_url_expires' },
]

const operations = {
  GET: 'object-storage.objects.download',
  HEAD: 'object-storage.objects.show',
  PUT: 'object-storage.objects.upload',
} as const
type Method = keyof typeof operations

interface SignedRequest {
  style: Style
  key: string
  path: Place
  method?: Method
  signedMethod?: Method
  signedPath?: Place
  expires?: number
}

/** Sends a request without a token, signed as Swift signs: HMAC over method, expiry and decoded path, one a line. */
async function send(t: CheckContext, request: SignedRequest): Promise<TargetReply> {
  const { style, key, path, method = 'GET', signedMethod = method, signedPath = path } = request
  const expires = request.expires ?? Math.floor(Date.now() / 1000) + 3600
  const pathname = decodeURIComponent(t.urlOf(operations.GET, { path: signedPath }).pathname)
  const signature = createHmac(style.digest, key).update(`${signedMethod}\n${expires}\n${pathname}`).digest('hex')
  const options: CallOptions = {
    path,
    query: { [style.signature]: signature, [style.expires]: expires },
    identity: 'none',
  }
  return t.call(operations[method], method === 'PUT' ? { ...options, body: 'by temporary URL' } : options)
}

/** Asks until the answer is of the kind wanted: a target may keep keys in a cache. */
function until(wanted: 'accepted' | 'refused', ask: () => Promise<TargetReply>): Promise<TargetReply> {
  return settled(ask, ({ status }) => status < 300 === (wanted === 'accepted'))
}

function newKey(t: CheckContext): string {
  return Buffer.from(t.bytes(24)).toString('hex')
}

/** Runs the sequence once for a run; undefined where the account has keys already, which are not ours to replace. */
export function temporaryUrlScenario(t: CheckContext): Promise<Scenario | undefined> {
  return t.shared('temporary URLs', async owner => {
    const before = owner.prepared(await owner.call('object-storage.accounts.show'), 200, 204)
    if (before.header(keyHeader) !== undefined || before.header(secondKeyHeader) !== undefined) return undefined
    return playScenario(owner)
  })
}

async function setKeys(t: CheckContext, headers: Record<string, string>): Promise<void> {
  t.prepared(await t.call('object-storage.accounts.update', { headers }), 204)
}

async function playScenario(t: CheckContext): Promise<Scenario> {
  const keys = { first: newKey(t), second: newKey(t) }
  const container = await ownContainer(t, {}, 'signed')
  const path = { container, object: 'a signed name' }
  await store(t, path, 'signed content')
  await setKeys(t, { [keyHeader]: keys.first, [secondKeyHeader]: keys.second })
  const shown = await t.call('object-storage.accounts.show')
  const listed = await t.call('object-storage.containers.list')
  const tries: TargetReply[] = []
  let style: Style | undefined
  for (const candidate of styles) {
    const reply = await send(t, { style: candidate, key: keys.first, path })
    tries.push(reply)
    if (reply.status === 200) {
      style = candidate
      break
    }
  }
  const signed = style === undefined ? undefined : await playSigned(t, style, keys, path)
  await setKeys(t, { 'X-Remove-Account-Meta-Temp-URL-Key': 'x', [secondKeyHeader]: '' })
  const shownAfterRemoval = await t.call('object-storage.accounts.show')
  const documentedNames = (tries.find(({ status }) => status === 200 && tries.length <= 2) ?? tries[0]) as TargetReply
  const scenario: Scenario = { keys, shown, listed, shownAfterRemoval, documentedNames }
  if (style === undefined || signed === undefined) return scenario
  const removed = style
  signed['removed key'] = await until('refused', () => send(t, { style: removed, key: keys.second, path }))
  return { ...scenario, signed: signed as Record<SignedCase, TargetReply> }
}

async function playSigned(
  t: CheckContext,
  style: Style,
  keys: Scenario['keys'],
  path: Place,
): Promise<Partial<Record<SignedCase, TargetReply>>> {
  const { first, second } = keys
  const uploaded = { container: path.container, object: t.name('uploaded') }
  const get = (key: string, more: Partial<SignedRequest> = {}): Promise<TargetReply> =>
    send(t, { style, key, path, ...more })
  const cases: Partial<Record<SignedCase, TargetReply>> = {
    'first key': await get(first),
    'second key': await get(second),
    show: await get(first, { method: 'HEAD' }),
    upload: await get(first, { method: 'PUT', path: uploaded }),
    'stored by upload': await t.call(operations.GET, { path: uploaded }),
    'wrong signature': await get(`${first}-not`),
    expired: await get(first, { expires: Math.floor(Date.now() / 1000) - 60 }),
    'other object': await get(first, { path: uploaded, signedPath: path }),
    'other method': await get(first, { method: 'PUT', signedMethod: 'GET', path: uploaded }),
  }
  const third = newKey(t)
  await setKeys(t, { [keyHeader]: third })
  cases['new key'] = await until('accepted', () => get(third))
  cases['replaced key'] = await until('refused', () => get(first))
  cases['key that stayed'] = await get(second)
  return cases
}
