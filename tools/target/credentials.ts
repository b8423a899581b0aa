import { ConformanceError } from '../shared/errors.ts'
import type { AuthSettings, TextSetting } from './auth-settings.ts'
import { isV1 } from './auth-settings.ts'
import { checkedUrl, withoutSlash } from './endpoint-url.ts'
import type { ById, Credentials, ProjectScope } from './resolved-target.ts'

/** Where settings came from, so that an error can name the very key or variable. */
export interface SettingsSource {
  /** `environment`, or the file and cloud. */
  where: string
  /** The key or variable of a setting. */
  nameOf(setting: TextSetting): string
}

const supported = 'v3password, v3token, v3applicationcredential, v1password'

/**
 * Judges settings and makes credentials of them. Without an `auth_type` the kind follows from what is given: an
 * application credential before a password, a password before a token.
 * @throws {ConformanceError} `TARGET_CREDENTIALS` naming what is missing, `TARGET_AUTH_TYPE` for a kind not known.
 */
export function credentialsOf(settings: AuthSettings, source: SettingsSource): Credentials {
  const kind = kindOf(settings, source)
  const need = (...names: TextSetting[]): string => {
    const found = names.find(name => settings[name] !== undefined)
    if (found !== undefined) return settings[found] as string
    const wanted = names.map(name => source.nameOf(name)).join(' or ')
    throw new ConformanceError('TARGET_CREDENTIALS', `authentication by ${kind} needs ${wanted}`, {
      where: source.where,
      next: `set ${wanted}`,
    })
  }
  if (kind === 'token') return { kind, token: need('token') }
  const authUrl = checkedUrl(need('authUrl'), source.nameOf('authUrl'))
  switch (kind) {
    case 'v1':
      return { kind, authUrl, user: need('username'), key: need('password') }
    case 'v3password': {
      const user = settings.userId === undefined ? { name: need('username', 'userId') } : { id: settings.userId }
      const password = need('password')
      need('projectName', 'projectId')
      const scope = scopeOf(settings) as ProjectScope
      return { kind, authUrl: keystoneUrl(authUrl, source), user, userDomain: userDomain(settings), password, scope }
    }
    case 'v3token': {
      const scope = scopeOf(settings)
      const credentials = { kind, authUrl: keystoneUrl(authUrl, source), token: need('token') }
      return scope === undefined ? credentials : { ...credentials, scope }
    }
    case 'v3applicationcredential': {
      const url = keystoneUrl(authUrl, source)
      const secret = need('applicationCredentialSecret')
      const id = settings.applicationCredentialId
      if (id !== undefined) return { kind, authUrl: url, credential: { id }, secret }
      const name = need('applicationCredentialId', 'applicationCredentialName')
      const user = settings.userId === undefined ? { name: need('username', 'userId') } : { id: settings.userId }
      return { kind, authUrl: url, credential: { name, user, userDomain: userDomain(settings) }, secret }
    }
  }
}

function kindOf(settings: AuthSettings, source: SettingsSource): Credentials['kind'] {
  const type = settings.authType
  if (isV1(type)) return 'v1'
  switch (type) {
    case 'v3password':
    case 'v3token':
    case 'v3applicationcredential':
      return type
    case 'token':
    case 'admin_token':
      return settings.authUrl === undefined ? 'token' : 'v3token'
    case undefined:
    case 'password':
      if (type === undefined && settings.applicationCredentialSecret !== undefined) return 'v3applicationcredential'
      if (type === 'password' || settings.password !== undefined || settings.token === undefined) return 'v3password'
      return settings.authUrl === undefined ? 'token' : 'v3token'
    default:
      throw new ConformanceError(
        'TARGET_AUTH_TYPE',
        `${source.nameOf('authType')} is of a kind that is not supported`,
        {
          where: source.where,
          next: `use one of ${supported}`,
        },
      )
  }
}

/** With and without `/v3`, as rc files and clouds.yaml have both. */
function keystoneUrl(authUrl: string, source: SettingsSource): string {
  if (/\/v2\.0$/.test(authUrl))
    throw new ConformanceError(
      'TARGET_AUTH_TYPE',
      `${source.nameOf('authUrl')} names version 2.0 of the identity API`,
      {
        where: source.where,
        next: 'name version 3: end the URL in /v3, or in no version',
      },
    )
  return /\/v3$/.test(authUrl) ? authUrl : `${withoutSlash(authUrl)}/v3`
}

function scopeOf(settings: AuthSettings): ProjectScope | undefined {
  const domain = either(settings.projectDomainId, settings.projectDomainName) ?? fallbackDomain(settings)
  const project = either(settings.projectId, settings.projectName)
  return project === undefined ? undefined : { project, domain: domain ?? userDomain(settings) }
}

/** The OpenStack client's own default is the domain whose id is `default`. */
function userDomain(settings: AuthSettings): ById {
  const own = either(settings.userDomainId, settings.userDomainName)
  return own ?? fallbackDomain(settings) ?? { id: 'default' }
}

function fallbackDomain(settings: AuthSettings): ById | undefined {
  return either(settings.defaultDomainId, settings.defaultDomainName)
}

function either(id: string | undefined, name: string | undefined): ById | undefined {
  if (id !== undefined) return { id }
  return name === undefined ? undefined : { name }
}
