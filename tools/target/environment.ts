import type { Role } from '../model/target.ts'
import type { AuthSettings, TextSetting } from './auth-settings.ts'
import { isV1 } from './auth-settings.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** The variable is named first that an error should name; the later ones are older names of the same setting. */
const variables: Record<TextSetting, readonly string[]> = {
  authType: ['OS_AUTH_TYPE'],
  authUrl: ['OS_AUTH_URL'],
  username: ['OS_USERNAME'],
  userId: ['OS_USER_ID'],
  password: ['OS_PASSWORD'],
  projectName: ['OS_PROJECT_NAME', 'OS_TENANT_NAME'],
  projectId: ['OS_PROJECT_ID', 'OS_TENANT_ID'],
  userDomainId: ['OS_USER_DOMAIN_ID'],
  userDomainName: ['OS_USER_DOMAIN_NAME'],
  projectDomainId: ['OS_PROJECT_DOMAIN_ID'],
  projectDomainName: ['OS_PROJECT_DOMAIN_NAME'],
  defaultDomainId: ['OS_DEFAULT_DOMAIN', 'OS_DEFAULT_DOMAIN_ID'],
  defaultDomainName: ['OS_DEFAULT_DOMAIN_NAME'],
  token: ['OS_TOKEN', 'OS_AUTH_TOKEN'],
  applicationCredentialId: ['OS_APPLICATION_CREDENTIAL_ID'],
  applicationCredentialName: ['OS_APPLICATION_CREDENTIAL_NAME'],
  applicationCredentialSecret: ['OS_APPLICATION_CREDENTIAL_SECRET'],
  region: ['OS_REGION_NAME'],
  interface: ['OS_INTERFACE', 'OS_ENDPOINT_TYPE'],
  storageUrl: ['OS_STORAGE_URL'],
  cacert: ['OS_CACERT'],
}

/** Swift's own variables (python-swiftclient). */
const v1Variables = { authUrl: 'ST_AUTH', username: 'ST_USER', password: 'ST_KEY' } as const

/** Begins the variables of a role's user: `ROLE_SYSTEM_OWNER_`. */
export function prefixOfRole(role: Role): string {
  return `ROLE_${role.toUpperCase().replaceAll('-', '_')}_`
}

/** The variable that holds a setting, for messages. */
export function variableOf(setting: TextSetting, authType: string | undefined, prefix = ''): string {
  const v1 = isV1(authType) ? (v1Variables as Partial<Record<TextSetting, string>>)[setting] : undefined
  return prefix + (v1 ?? variables[setting][0])
}

/**
 * Settings from `OS_*`; where those name no target, from `ST_AUTH`, `ST_USER` and `ST_KEY`. An empty variable counts
 * as unset, as rc files leave them behind.
 * @param prefix `ALT_` for the alternate identity.
 */
export function settingsFromEnvironment(env: Environment, prefix = ''): AuthSettings {
  const standard = standardSettings(env, prefix)
  const decisive: readonly TextSetting[] =
    prefix === '' ? ['authUrl', 'storageUrl'] : ['username', 'userId', 'token', 'applicationCredentialSecret']
  if (decisive.some(name => standard[name] !== undefined)) return standard
  const v1 = v1Settings(env, prefix)
  return v1.authType === undefined
    ? standard
    : { ...pick(standard, ['region', 'interface', 'cacert', 'insecure']), ...v1 }
}

function pick(settings: AuthSettings, names: readonly (keyof AuthSettings)[]): AuthSettings {
  return Object.fromEntries(Object.entries(settings).filter(([name]) => names.includes(name as keyof AuthSettings)))
}

function standardSettings(env: Environment, prefix: string): AuthSettings {
  const settings: AuthSettings = {}
  for (const [setting, names] of Object.entries(variables) as [TextSetting, readonly string[]][]) {
    const name = names.find(candidate => isSet(env[prefix + candidate]))
    if (name !== undefined) settings[setting] = env[prefix + name] as string
  }
  const insecure = env[`${prefix}OS_INSECURE`]
  if (isSet(insecure)) settings.insecure = isYes(insecure)
  return settings
}

function v1Settings(env: Environment, prefix: string): AuthSettings {
  const settings: AuthSettings = {}
  for (const [setting, name] of Object.entries(v1Variables) as [keyof typeof v1Variables, string][]) {
    const value = env[prefix + name]
    if (isSet(value)) settings[setting] = value
  }
  return Object.keys(settings).length === 0 ? settings : { ...settings, authType: 'v1password' }
}

function isSet(value: string | undefined): value is string {
  return value !== undefined && value !== ''
}

/** Words that YAML 1.1 and the OpenStack clients read as true. */
export function isYes(text: string): boolean {
  return ['1', 'y', 'yes', 'true', 't', 'on'].includes(text.toLowerCase())
}
