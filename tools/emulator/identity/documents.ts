import type { CatalogEntry } from './catalog.ts'
import type { ApplicationCredential, Project, User } from './directory.ts'
import type { Token } from './tokens.ts'

/** Identity's own form of a moment: ISO 8601 with six decimals, in UTC. */
function formatTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/Z$/, '000Z')
}

export function tokenDocument(token: Token, catalog: ((project: Project) => CatalogEntry[]) | undefined): object {
  const { user, project, applicationCredential } = token
  return {
    methods: token.methods,
    user: { domain: user.domain, id: user.id, name: user.name, password_expires_at: null },
    audit_ids: token.auditIds,
    expires_at: formatTime(token.expiresAt),
    issued_at: formatTime(token.issuedAt),
    ...(project === undefined
      ? {}
      : {
          project: { domain: project.domain, id: project.id, name: project.name },
          is_domain: false,
          roles: token.roles,
          ...(catalog === undefined ? {} : { catalog: catalog(project) }),
        }),
    ...(applicationCredential === undefined
      ? {}
      : {
          application_credential: {
            id: applicationCredential.id,
            name: applicationCredential.name,
            restricted: !applicationCredential.unrestricted,
          },
        }),
  }
}

export function projectDocument(project: Project, authUrl: string): object {
  return {
    id: project.id,
    name: project.name,
    domain_id: project.domain.id,
    description: '',
    enabled: true,
    parent_id: project.domain.id,
    is_domain: false,
    tags: [],
    options: {},
    links: { self: `${authUrl}/projects/${project.id}` },
  }
}

export function userDocument(user: User, authUrl: string): object {
  return {
    id: user.id,
    name: user.name,
    domain_id: user.domain.id,
    default_project_id: user.defaultProject.id,
    enabled: true,
    password_expires_at: null,
    options: {},
    links: { self: `${authUrl}/users/${user.id}` },
  }
}

/** @param secret shown once, when the credential is made */
export function credentialDocument(credential: ApplicationCredential, authUrl: string, secret?: string): object {
  return {
    id: credential.id,
    name: credential.name,
    description: credential.description,
    user_id: credential.user.id,
    project_id: credential.project.id,
    system: null,
    expires_at: credential.expiresAt === null ? null : formatTime(credential.expiresAt),
    unrestricted: credential.unrestricted,
    roles: credential.roles.map(role => ({ ...role, domain_id: null, description: null, options: {} })),
    ...(secret === undefined ? {} : { secret }),
    links: { self: `${authUrl}/users/${credential.user.id}/application_credentials/${credential.id}` },
  }
}

/** A list with the links that clients page by; everything is on one page. */
export function collection(name: string, items: object[], self: string): object {
  return { [name]: items, links: { next: null, self, previous: null } }
}

export function versionDocument(authUrl: string): object {
  return {
    id: 'v3.14',
    status: 'stable',
    updated: '2020-04-07T00:00:00Z',
    links: [{ rel: 'self', href: `${authUrl}/` }],
    'media-types': [{ base: 'application/json', type: 'application/vnd.openstack.identity-v3+json' }],
  }
}
