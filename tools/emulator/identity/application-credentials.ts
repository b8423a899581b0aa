import type { ApplicationCredential, Role } from './directory.ts'
import { collection, credentialDocument } from './documents.ts'
import { Fields } from './fields.ts'
import { type Answer, type IdentityRequest, readMember, requireSelf } from './identity-request.ts'
import { forbidden, identityProblem, malformed, notFound } from './problems.ts'
import { newId, newSecret } from './secrets.ts'
import type { Token } from './tokens.ts'

/** `GET /v3/users/{user}/application_credentials` */
export function listCredentials(request: IdentityRequest): Answer {
  const { user } = requireSelf(request, 'identity:list_application_credentials')
  const { authUrl, directory } = request.identity
  const name = request.query.get('name')
  const found = directory.credentialsOf(user).filter(credential => name === null || credential.name === name)
  const documents = found.map(credential => credentialDocument(credential, authUrl))
  const self = `${authUrl}/users/${user.id}/application_credentials`
  return { status: 200, body: collection('application_credentials', documents, self) }
}

/** `POST /v3/users/{user}/application_credentials`; the secret is in this answer and in no other. */
export async function createCredential(request: IdentityRequest): Promise<Answer> {
  const action = 'identity:create_application_credential'
  const { token, user } = requireSelf(request, action)
  const { authUrl, directory, clock } = request.identity
  requireUnrestricted(token, action)
  if (token.project === undefined) throw forbidden(action)
  const wanted = await readMember(request, 'application_credential')
  const name = wanted.string('name')
  if (name === '') throw malformed('Expecting application_credential/name not to be empty.')
  if (directory.credentialsOf(user).some(credential => credential.name === name)) {
    throw identityProblem(409, `Conflict: there is already an application credential named ${name}.`)
  }
  const credential: ApplicationCredential = {
    id: newId(),
    name,
    description: wanted.optionalString('description') ?? null,
    secret: chooseSecret(wanted.optionalString('secret')),
    user,
    project: token.project,
    roles: chooseRoles(wanted.optionalList('roles'), token.roles),
    expiresAt: readExpiry(wanted.optionalString('expires_at'), clock()),
    unrestricted: wanted.boolean('unrestricted'),
  }
  directory.applicationCredentials.set(credential.id, credential)
  const body = { application_credential: credentialDocument(credential, authUrl, credential.secret) }
  return { status: 201, body }
}

/** `GET /v3/users/{user}/application_credentials/{credential}` */
export function showCredential(request: IdentityRequest): Answer {
  const credential = requireCredential(request, 'identity:get_application_credential')
  return { status: 200, body: { application_credential: credentialDocument(credential, request.identity.authUrl) } }
}

/** `DELETE /v3/users/{user}/application_credentials/{credential}`; its tokens end with it. */
export function deleteCredential(request: IdentityRequest): Answer {
  const action = 'identity:delete_application_credential'
  const credential = requireCredential(request, action)
  requireUnrestricted(requireSelf(request, action).token, action)
  request.identity.directory.applicationCredentials.delete(credential.id)
  request.identity.tokens.revokeIssuedBy(credential)
  return { status: 204 }
}

function requireCredential(request: IdentityRequest, action: string): ApplicationCredential {
  const { user } = requireSelf(request, action)
  const id = request.parameters[1] as string
  const credential = request.identity.directory.applicationCredentials.get(id)
  if (credential?.user !== user) throw notFound('application credential', id)
  return credential
}

/** A leaked credential must not be able to make itself permanent. */
function requireUnrestricted(token: Token, action: string): void {
  if (token.applicationCredential?.unrestricted === false) throw forbidden(action)
}

function chooseSecret(wanted: string | undefined): string {
  if (wanted === '') throw malformed('Expecting application_credential/secret not to be empty.')
  return wanted ?? newSecret()
}

/** All the token's roles, or those of them that are named by id or name. */
function chooseRoles(wanted: unknown[] | undefined, available: Role[]): Role[] {
  if (wanted === undefined) return available
  return wanted.map(entry => {
    const fields = new Fields(entry, 'application_credential/roles')
    const id = fields.optionalString('id')
    const name = id === undefined ? fields.string('name') : undefined
    const role = available.find(candidate => (id === undefined ? candidate.name === name : candidate.id === id))
    if (role === undefined) throw notFound('role assignment', (id ?? name) as string)
    return role
  })
}

function readExpiry(text: string | undefined, now: number): number | null {
  if (text === undefined) return null
  // Identity's times are in UTC even where they do not say so.
  const moment = Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}Z`)
  if (Number.isNaN(moment)) throw malformed('Expecting application_credential/expires_at to be an ISO 8601 time.')
  if (moment <= now) throw malformed('Expecting application_credential/expires_at to be in the future.')
  return moment
}
