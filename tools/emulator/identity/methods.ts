import type { ApplicationCredential, Directory, User } from './directory.ts'
import type { Fields } from './fields.ts'
import { unauthenticated } from './problems.ts'
import { readReference } from './references.ts'
import { sameSecret } from './secrets.ts'
import type { Token, TokenStore } from './tokens.ts'

/** Who a request proved to be, and by what. */
export interface Proof {
  user: User
  methods: string[]
  /** Present when a token was the proof. */
  parent?: Token
  applicationCredential?: ApplicationCredential
}

/** What methods look things up in. */
export interface Registry {
  directory: Directory
  tokens: TokenStore
  /** Milliseconds since the epoch. */
  clock: () => number
}

type Method = (fields: Fields, registry: Registry) => Proof

const methods = new Map<string, Method>([
  ['password', provePassword],
  ['token', proveToken],
  ['application_credential', proveApplicationCredential],
])

/**
 * Tries every method that a request's `identity` names; all must hold, for one user.
 * @throws {Problem} 400 when malformed, 401 when anything does not fit
 */
export function proveIdentity(identity: Fields, registry: Registry): Proof {
  const names = new Set(identity.optionalList('methods') ?? [identity.string('methods')])
  let whole: Proof | undefined
  for (const name of names) {
    const method = typeof name === 'string' ? methods.get(name) : undefined
    if (method === undefined) throw unauthenticated('Attempted to authenticate with an unsupported method.')
    const proof = method(identity.object(name as string), registry)
    if (whole !== undefined && whole.user !== proof.user) throw unauthenticated()
    whole = { ...whole, ...proof, methods: [...new Set([...(whole?.methods ?? []), ...proof.methods])] }
  }
  if (whole === undefined) throw unauthenticated()
  return whole
}

function provePassword(fields: Fields, { directory }: Registry): Proof {
  const named = fields.object('user')
  const user = directory.findUser(readReference(named))
  const password = named.string('password')
  if (user === undefined || !sameSecret(password, user.password)) throw unauthenticated()
  return { user, methods: ['password'] }
}

function proveToken(fields: Fields, { tokens }: Registry): Proof {
  const parent = tokens.find(fields.string('id'))
  if (parent === undefined) throw unauthenticated()
  return { user: parent.user, methods: ['token', ...parent.methods.filter(name => name !== 'token')], parent }
}

function proveApplicationCredential(fields: Fields, { directory, clock }: Registry): Proof {
  const id = fields.optionalString('id')
  const credential = id === undefined ? findByName(fields, directory) : directory.applicationCredentials.get(id)
  const secret = fields.string('secret')
  const expired = credential?.expiresAt != null && credential.expiresAt <= clock()
  if (credential === undefined || expired || !sameSecret(secret, credential.secret)) throw unauthenticated()
  return { user: credential.user, methods: ['application_credential'], applicationCredential: credential }
}

function findByName(fields: Fields, directory: Directory): ApplicationCredential | undefined {
  const name = fields.string('name')
  const user = directory.findUser(readReference(fields.object('user')))
  return user && directory.credentialsOf(user).find(credential => credential.name === name)
}
