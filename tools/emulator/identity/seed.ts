import { type ApplicationCredential, Directory, type Project, type User } from './directory.ts'
import { presetRoles, type RoleUserName, systemAdministrator, systemOwner } from './preset-roles.ts'
import { newId, newSecret } from './secrets.ts'

export type SeedUserName = 'demo' | 'alternate' | 'reader' | RoleUserName

/** By user; who is absent gets a random one. */
export type SeedPasswords = Partial<Record<SeedUserName, string>>

export interface Seed {
  directory: Directory
  demo: User
  alternate: User
  reader: User
  /** Users who are there for their one role. */
  roleUsers: User[]
  applicationCredential: ApplicationCredential
}

/**
 * Two users in two projects, and a third who may only read in the first: as many as isolation and ACLs need. Then one
 * for each preset role and the system owner in the first project, and the system administrator in a project apart.
 */
export function seedDirectory(passwords: SeedPasswords = {}): Seed {
  const directory = new Directory()
  const domain = directory.addDomain({ id: 'default', name: 'Default' })
  const member = directory.addRole('member')
  const readerRole = directory.addRole('reader')
  const demoProject = directory.addProject('demo', domain)
  const alternateProject = directory.addProject('alternate', domain)
  const addUser = (name: SeedUserName, defaultProject: Project): User =>
    directory.addUser({ name, domain, defaultProject, password: passwords[name] ?? newSecret() })
  const demo = addUser('demo', demoProject)
  const alternate = addUser('alternate', alternateProject)
  const reader = addUser('reader', demoProject)

  const addRoleUser = (name: RoleUserName, project: Project): User => {
    const user = addUser(name, project)
    directory.grant(user, project, [directory.addRole(name)])
    return user
  }
  const roleUsers = [
    ...presetRoles.map(name => addRoleUser(name, demoProject)),
    addRoleUser(systemOwner, demoProject),
    addRoleUser(systemAdministrator, directory.addProject('system', domain)),
  ]
  const administrator = [...directory.roles.values()].filter(({ name }) => name === 'administrator')

  const all = [member, readerRole, ...administrator]
  directory.grant(demo, demoProject, all)
  directory.grant(alternate, alternateProject, all)
  directory.grant(reader, demoProject, [readerRole])
  const applicationCredential: ApplicationCredential = {
    id: newId(),
    name: 'seed',
    description: null,
    secret: newSecret(),
    user: demo,
    project: demoProject,
    roles: all,
    expiresAt: null,
    unrestricted: false,
  }
  directory.applicationCredentials.set(applicationCredential.id, applicationCredential)
  return { directory, demo, alternate, reader, roleUsers, applicationCredential }
}
