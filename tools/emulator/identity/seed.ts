import { type ApplicationCredential, Directory, type User } from './directory.ts'
import { newId, newSecret } from './secrets.ts'

export interface SeedPasswords {
  demo?: string
  alternate?: string
  reader?: string
}

export interface Seed {
  directory: Directory
  demo: User
  alternate: User
  reader: User
  applicationCredential: ApplicationCredential
}

/** Two users in two projects, and a third who may only read in the first: as many as isolation and ACLs need. */
export function seedDirectory(passwords: SeedPasswords = {}): Seed {
  const directory = new Directory()
  const domain = directory.addDomain({ id: 'default', name: 'Default' })
  const member = directory.addRole('member')
  const readerRole = directory.addRole('reader')
  const demoProject = directory.addProject('demo', domain)
  const alternateProject = directory.addProject('alternate', domain)
  const addUser = (name: 'demo' | 'alternate' | 'reader', defaultProject: typeof demoProject): User =>
    directory.addUser({ name, domain, defaultProject, password: passwords[name] ?? newSecret() })
  const demo = addUser('demo', demoProject)
  const alternate = addUser('alternate', alternateProject)
  const reader = addUser('reader', demoProject)
  directory.grant(demo, demoProject, [member, readerRole])
  directory.grant(alternate, alternateProject, [member, readerRole])
  directory.grant(reader, demoProject, [readerRole])
  const applicationCredential: ApplicationCredential = {
    id: newId(),
    name: 'seed',
    description: null,
    secret: newSecret(),
    user: demo,
    project: demoProject,
    roles: [member, readerRole],
    expiresAt: null,
    unrestricted: false,
  }
  directory.applicationCredentials.set(applicationCredential.id, applicationCredential)
  return { directory, demo, alternate, reader, applicationCredential }
}
