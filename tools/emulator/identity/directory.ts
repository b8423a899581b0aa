import { newId } from './secrets.ts'

export interface Domain {
  id: string
  name: string
}

export interface Role {
  id: string
  name: string
}

export interface Project {
  id: string
  name: string
  domain: Domain
}

export interface User {
  id: string
  name: string
  domain: Domain
  password: string
  /** A token is scoped to it when a request names no scope. */
  defaultProject: Project
}

/** Lets a program act for a user on one project without the user's password. */
export interface ApplicationCredential {
  id: string
  name: string
  description: string | null
  secret: string
  user: User
  project: Project
  roles: Role[]
  /** Milliseconds since the epoch; null: never. */
  expiresAt: number | null
  /** May make and delete application credentials itself. */
  unrestricted: boolean
}

/** How a request names something: by id, or by a name within a domain. */
export type Reference = { id: string } | { name: string; domain: { id: string } | { name: string } }

/** Who and what exists: domains, projects, users and the roles that join them. */
export class Directory {
  readonly domains = new Map<string, Domain>()
  readonly projects = new Map<string, Project>()
  readonly users = new Map<string, User>()
  readonly roles = new Map<string, Role>()
  readonly applicationCredentials = new Map<string, ApplicationCredential>()
  readonly #grants = new Map<string, Role[]>()

  addDomain(domain: Domain): Domain {
    this.domains.set(domain.id, domain)
    return domain
  }

  addRole(name: string): Role {
    const role = { id: newId(), name }
    this.roles.set(role.id, role)
    return role
  }

  addProject(name: string, domain: Domain): Project {
    const project = { id: newId(), name, domain }
    this.projects.set(project.id, project)
    return project
  }

  addUser(user: Omit<User, 'id'>): User {
    const added = { ...user, id: newId() }
    this.users.set(added.id, added)
    return added
  }

  grant(user: User, project: Project, roles: Role[]): void {
    this.#grants.set(`${user.id}/${project.id}`, roles)
  }

  /** Empty: the user has nothing to do with the project. */
  rolesOf(user: User, project: Project): Role[] {
    return this.#grants.get(`${user.id}/${project.id}`) ?? []
  }

  projectsOf(user: User): Project[] {
    return [...this.projects.values()].filter(project => this.rolesOf(user, project).length > 0)
  }

  credentialsOf(user: User): ApplicationCredential[] {
    return [...this.applicationCredentials.values()].filter(credential => credential.user === user)
  }

  findUser(reference: Reference): User | undefined {
    return find(this.users, reference)
  }

  findProject(reference: Reference): Project | undefined {
    return find(this.projects, reference)
  }
}

function find<T extends User | Project>(all: Map<string, T>, reference: Reference): T | undefined {
  if ('id' in reference) return all.get(reference.id)
  const { name, domain } = reference
  return [...all.values()].find(
    candidate =>
      candidate.name === name &&
      ('id' in domain ? candidate.domain.id === domain.id : candidate.domain.name === domain.name),
  )
}
