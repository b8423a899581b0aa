import type { Directory, Project, Role } from './directory.ts'
import { Fields } from './fields.ts'
import type { Proof } from './methods.ts'
import { identityProblem, malformed, unauthenticated } from './problems.ts'
import { readReference } from './references.ts'

/** What a token is good for; nothing at all when unscoped. */
export interface Scope {
  project?: Project
  roles: Role[]
}

/**
 * Finds what a request asks its token to be good for.
 * @param requested the member `scope`: absent means the user's default project, or that of the credential or token
 * @throws {Problem} 400 when malformed, 401 for a scope in which the user has no role, 403 for a delegated token
 */
export function resolveScope(requested: unknown, proof: Proof, directory: Directory): Scope {
  const credential = proof.applicationCredential
  if (credential !== undefined) {
    if (requested !== undefined) throw unauthenticated('Application credentials cannot request a scope.')
    return { project: credential.project, roles: credential.roles }
  }
  if (proof.parent?.applicationCredential !== undefined) {
    throw identityProblem(403, 'Using a delegated token to create another token is not allowed.')
  }
  if (requested === 'unscoped') return { roles: [] }
  if (requested === undefined) {
    // A token keeps being as narrow as it was, unless another scope is asked for.
    const project = proof.parent === undefined ? proof.user.defaultProject : proof.parent.project
    return project === undefined ? { roles: [] } : withRoles(project, proof, directory)
  }
  const scope = new Fields(requested, 'scope')
  const named = ['project', 'domain', 'system'].filter(name => scope.has(name))
  if (named.length !== 1) throw malformed('Expecting to find exactly one of project, domain or system in scope.')
  // Nobody here has a role on a domain or on the system.
  if (named[0] !== 'project') throw unauthenticated()
  const project = directory.findProject(readReference(scope.object('project')))
  if (project === undefined) throw unauthenticated()
  return withRoles(project, proof, directory)
}

function withRoles(project: Project, proof: Proof, directory: Directory): Scope {
  const roles = directory.rolesOf(proof.user, project)
  if (roles.length === 0) throw unauthenticated()
  return { project, roles }
}
