import { ConformanceError } from '../shared/errors.ts'
import type { AuthSettings, TextSetting } from './auth-settings.ts'
import {
  type CloudsFile,
  candidates,
  isMapping,
  type Mapping,
  mergeMappings,
  readCloudsFile,
  type SearchPath,
} from './clouds-file.ts'
import { validateCloud } from './clouds-schema.ts'
import { checkedUrl } from './endpoint-url.ts'
import { isYes } from './environment.ts'
import { canonicalType } from './service-types.ts'

/** One cloud of clouds.yaml with its profile and its secrets merged in. */
export interface Cloud {
  settings: AuthSettings
  /** From `<service>_endpoint_override`. */
  endpoints: Record<string, string>
  /** File and cloud, for messages. */
  where: string
}

/** Keys below `auth`; the first is the one that a message names, the later ones are older names. */
const authKeys: Partial<Record<TextSetting, readonly string[]>> = {
  authUrl: ['auth_url'],
  username: ['username', 'user'],
  userId: ['user_id'],
  password: ['password', 'key'],
  projectName: ['project_name', 'tenant_name'],
  projectId: ['project_id', 'tenant_id'],
  userDomainId: ['user_domain_id'],
  userDomainName: ['user_domain_name'],
  projectDomainId: ['project_domain_id'],
  projectDomainName: ['project_domain_name'],
  defaultDomainId: ['default_domain_id', 'default_domain', 'domain_id'],
  defaultDomainName: ['default_domain_name', 'domain_name'],
  token: ['token'],
  applicationCredentialId: ['application_credential_id'],
  applicationCredentialName: ['application_credential_name'],
  applicationCredentialSecret: ['application_credential_secret'],
}

const cloudKeys: Partial<Record<TextSetting, readonly string[]>> = {
  authType: ['auth_type'],
  region: ['region_name'],
  interface: ['interface', 'endpoint_type'],
  cacert: ['cacert'],
}

/** The key of a setting in clouds.yaml, for messages. */
export function cloudKeyOf(setting: TextSetting): string {
  const below = authKeys[setting]?.[0]
  return below === undefined ? (cloudKeys[setting]?.[0] ?? setting) : `auth.${below}`
}

/**
 * Reads a cloud by name: the vendor's profile from clouds-public.yaml, over it clouds.yaml, over it secure.yaml.
 * @throws {ConformanceError} `TARGET_CLOUDS_FILE`, `TARGET_CLOUD_UNKNOWN`, `TARGET_CLOUD_INVALID`.
 */
export function readCloud(name: string, path: SearchPath): Cloud {
  const main = readCloudsFile('clouds', 'OS_CLIENT_CONFIG_FILE', path)
  const secure = readCloudsFile('secure', 'OS_CLIENT_SECURE_FILE', path)
  if (main === undefined)
    throw new ConformanceError('TARGET_CLOUDS_FILE', `there is no clouds.yaml to find the cloud "${name}" in`, {
      where: candidates('clouds', path)
        .filter(file => file.endsWith('.yaml'))
        .join(', '),
      next: 'write one, or name it by OS_CLIENT_CONFIG_FILE',
    })
  const where = `${main.file}, cloud "${name}"`
  const own = entry(main, 'clouds', name)
  if (own === undefined)
    throw new ConformanceError(
      'TARGET_CLOUD_UNKNOWN',
      `there is no cloud "${name}"; there are: ${names(main, 'clouds')}`,
      {
        where: main.file,
        next: 'name one of these by --cloud or OS_CLOUD',
      },
    )
  validateCloud(own, where)
  let cloud = own
  const hidden = secure === undefined ? undefined : entry(secure, 'clouds', name)
  if (secure !== undefined && hidden !== undefined) {
    validateCloud(hidden, `${secure.file}, cloud "${name}"`)
    cloud = mergeMappings(cloud, hidden)
  }
  const profile = textOf(cloud, 'profile') ?? textOf(cloud, 'cloud')
  if (profile !== undefined) cloud = mergeMappings(readProfile(profile, where, path), cloud)
  return { settings: settingsOf(cloud), endpoints: overridesOf(cloud, where), where }
}

function readProfile(profile: string, where: string, path: SearchPath): Mapping {
  const file = readCloudsFile('clouds-public', 'OS_CLIENT_VENDOR_FILE', path)
  const found = file === undefined ? undefined : entry(file, 'public-clouds', profile)
  if (file === undefined || found === undefined)
    throw new ConformanceError('TARGET_CLOUD_UNKNOWN', `the profile "${profile}" is in no clouds-public.yaml`, {
      where,
      next: 'write it below "public-clouds" of clouds-public.yaml beside clouds.yaml, or leave the profile out',
    })
  validateCloud(found, `${file.file}, profile "${profile}"`)
  return found
}

function entry(file: CloudsFile, root: string, name: string): Mapping | undefined {
  const clouds = file.content[root]
  if (clouds !== undefined && clouds !== null && !isMapping(clouds))
    throw new ConformanceError('TARGET_CLOUD_INVALID', `"${root}" must be a mapping of names`, { where: file.file })
  if (!isMapping(clouds) || !Object.hasOwn(clouds, name)) return undefined
  return (clouds[name] ?? {}) as Mapping
}

function names(file: CloudsFile, root: string): string {
  const clouds = file.content[root]
  return (isMapping(clouds) && Object.keys(clouds).join(', ')) || 'none'
}

function settingsOf(cloud: Mapping): AuthSettings {
  const settings: AuthSettings = {}
  const take = (from: Mapping, keys: Partial<Record<TextSetting, readonly string[]>>): void => {
    for (const [setting, aliases] of Object.entries(keys) as [TextSetting, readonly string[]][]) {
      const value = aliases.map(key => textOf(from, key)).find(found => found !== undefined)
      if (value !== undefined) settings[setting] = value
    }
  }
  take(isMapping(cloud.auth) ? cloud.auth : {}, authKeys)
  take(cloud, cloudKeys)
  const region = firstRegion(cloud)
  if (settings.region === undefined && region !== undefined) settings.region = region
  const verify = textOf(cloud, 'verify')
  const insecure = textOf(cloud, 'insecure')
  if (verify !== undefined) settings.insecure = !isYes(verify)
  if (insecure !== undefined) settings.insecure = isYes(insecure)
  return settings
}

/** Without `region_name` the first of `regions` is the default, as in openstacksdk. */
function firstRegion(cloud: Mapping): string | undefined {
  const first = Array.isArray(cloud.regions) ? cloud.regions[0] : undefined
  if (typeof first === 'string') return first
  return isMapping(first) ? textOf(first, 'name') : undefined
}

function overridesOf(cloud: Mapping, where: string): Record<string, string> {
  const endpoints: Record<string, string> = {}
  for (const key of Object.keys(cloud)) {
    const service = /^(.+)_endpoint_override$/.exec(key)?.[1]
    const url = service === undefined ? undefined : textOf(cloud, key)
    if (service !== undefined && url !== undefined)
      endpoints[canonicalType(service.replaceAll('_', '-'))] = checkedUrl(url, `${where}, ${key}`)
  }
  return endpoints
}

function textOf(mapping: Mapping, key: string): string | undefined {
  const value = mapping[key]
  return typeof value === 'string' && value !== '' ? value : undefined
}
