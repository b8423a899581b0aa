import type { TargetDescription } from '../model/record.ts'
import type { Role } from '../model/target.ts'

/** What a user may say about the target on the command line; everything else comes from files and the environment. */
export interface TargetOptions {
  /** Name of an entry of clouds.yaml; wins over `OS_CLOUD`. */
  cloud?: string
  /** `TYPE=URL`, laid over the service catalog. */
  endpoints?: readonly string[]
  /** Used as it is, with `endpoints` only: nothing is authenticated or renewed. */
  token?: string
  region?: string
  /** `public`, `internal` or `admin`. */
  interface?: string
  /** Entry of clouds.yaml for a user of another project; wins over the `ALT_` variables. */
  alternateCloud?: string
  /** Accepts any TLS certificate. */
  insecure?: boolean
  /** Working folder, for `./clouds.yaml`; default the process's. */
  folder?: string
  /** Home folder, for `~/.config/openstack`; default the user's. */
  home?: string
}

/** A Keystone domain, user or project is named by its id or by its name. */
export type ById = { id: string } | { name: string }

export interface ProjectScope {
  project: ById
  /** Domain of a project that is given by name. */
  domain: ById
}

/** How one identity proves itself. URLs are complete: for Keystone they end in `/v3`. */
export type Credentials =
  | { kind: 'v3password'; authUrl: string; user: ById; userDomain: ById; password: string; scope: ProjectScope }
  | { kind: 'v3token'; authUrl: string; token: string; scope?: ProjectScope }
  | {
      kind: 'v3applicationcredential'
      authUrl: string
      credential: { id: string } | { name: string; user: ById; userDomain: ById }
      secret: string
    }
  | { kind: 'v1'; authUrl: string; user: string; key: string }
  | { kind: 'token'; token: string }

export interface ResolvedIdentity {
  credentials: Credentials
  /** Endpoints by service type, over the catalog; without a trailing slash. */
  endpoints: Record<string, string>
  region?: string
  interface: 'public' | 'internal' | 'admin'
}

/** A target with the secrets needed to reach it. Plain data: it can be posted to a worker thread. */
export interface ResolvedTarget {
  /** For people: the cloud's name, or the host. */
  name: string
  kind: TargetDescription['kind']
  default: ResolvedIdentity
  /** A user of another project; checks of isolation need it. */
  alternate?: ResolvedIdentity
  /** Users of the same project with one role each; the system administrator may be of any. */
  roles?: Partial<Record<Role, ResolvedIdentity>>
  /** A token that has expired or was revoked. */
  expiredToken?: string
  tls: {
    /** PEM; added to nothing: it replaces the system's list, as OS_CACERT does. */
    ca?: string
    insecure: boolean
  }
}

/** Result of authenticating one identity. Times are milliseconds since 1970. */
export interface AuthenticatedIdentity {
  token: string
  issuedAt: number
  expiresAt?: number
  projectId?: string
  /** Endpoints by service type after region, interface and overrides. */
  endpoints: Record<string, string>
}

/** Result of authenticating a target once, given to further clients so that each worker need not do it again. */
export interface Session {
  default: AuthenticatedIdentity
  alternate?: AuthenticatedIdentity
  roles?: Partial<Record<Role, AuthenticatedIdentity>>
  expiredToken?: string
}
