import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { roles } from '../model/target.ts'
import { ConformanceError } from '../shared/errors.ts'
import { type AuthSettings, fallBack } from './auth-settings.ts'
import { type Cloud, cloudKeyOf, readCloud } from './cloud.ts'
import type { SearchPath } from './clouds-file.ts'
import { credentialsOf, type SettingsSource } from './credentials.ts'
import { checkedUrl, parseEndpoints, withoutSlash } from './endpoint-url.ts'
import { prefixOfRole, settingsFromEnvironment, variableOf } from './environment.ts'
import type { ResolvedIdentity, ResolvedTarget, TargetOptions } from './resolved-target.ts'

/** Settings and endpoints of one identity, and how messages name their places. */
interface Found {
  settings: AuthSettings
  endpoints: Record<string, string>
  source: SettingsSource
  name?: string
}

/**
 * Finds out which target a user means and the credentials for it. The first of these that is there is taken:
 * `--token` with `--endpoint`; `--cloud`; `OS_CLOUD`; the `OS_*` variables; `ST_AUTH`, `ST_USER` and `ST_KEY`.
 * Nothing is sent. The alternate identity is `--alternate-cloud`, else `ALT_OS_CLOUD`, else the `ALT_` variables
 * over the main identity's settings, else none. The user of a role is found the same way, by `ROLE_<NAME>_`.
 * @throws {ConformanceError} `TARGET_NOT_NAMED` and other `TARGET_*`; never with a secret in it.
 */
export async function resolveTarget(options: TargetOptions, env: NodeJS.ProcessEnv): Promise<ResolvedTarget> {
  const home = options.home ?? homedir()
  const path: SearchPath = { env, folder: options.folder ?? process.cwd(), home }
  const named = parseEndpoints(options.endpoints ?? [])
  const main = findMain(options, path, Object.keys(named).length > 0)
  const alternate = findOther(path, main, 'ALT_', options.alternateCloud)
  const users = roles.flatMap(role => {
    const found = findOther(path, main, prefixOfRole(role))
    return found === undefined ? [] : [[role, found] as const]
  })
  const ca = main.settings.cacert === undefined ? undefined : readCertificates(main.settings.cacert, home, main.source)
  const identity = resolveIdentity(main, options, named)
  return {
    name: main.name ?? hostOf(identity),
    kind: 'cloud',
    default: identity,
    ...(alternate === undefined ? {} : { alternate: resolveIdentity(alternate, options, {}) }),
    ...(users.length === 0
      ? {}
      : { roles: Object.fromEntries(users.map(([role, found]) => [role, resolveIdentity(found, options, {})])) }),
    ...(env.K5C_EXPIRED_TOKEN ? { expiredToken: env.K5C_EXPIRED_TOKEN } : {}),
    tls: { insecure: options.insecure ?? main.settings.insecure ?? false, ...(ca === undefined ? {} : { ca }) },
  }
}

function findMain(options: TargetOptions, path: SearchPath, hasEndpoints: boolean): Found {
  if (options.token !== undefined) {
    if (options.cloud !== undefined)
      throw new ConformanceError('TARGET_OPTIONS', '--token and --cloud name two targets', {
        where: '--token, --cloud',
        next: 'leave one of them out; a cloud may hold its token as auth.token with auth_type v3token',
      })
    if (!hasEndpoints)
      throw new ConformanceError('TARGET_OPTIONS', '--token needs an --endpoint to be sent to', {
        where: '--token',
        next: 'add --endpoint TYPE=URL; to get the endpoints from a catalog set OS_AUTH_URL and OS_TOKEN instead',
      })
    return { settings: { token: options.token }, endpoints: {}, source: { where: '--token', nameOf: () => '--token' } }
  }
  const cloud = options.cloud ?? (path.env.OS_CLOUD || undefined)
  if (cloud !== undefined) return fromCloud(cloud, path, 'OS_PASSWORD')
  const settings = settingsFromEnvironment(path.env)
  const found = fromEnvironment(settings, '')
  const namesTarget =
    settings.authUrl !== undefined || settings.storageUrl !== undefined || settings.token !== undefined
  if (namesTarget) return found
  throw new ConformanceError(
    'TARGET_NOT_NAMED',
    hasEndpoints ? 'there are no credentials for the endpoint' : 'no target was named',
    {
      where: 'options and environment',
      next: hasEndpoints
        ? 'add --token, or set OS_TOKEN'
        : 'name one by --target emulator, --cloud NAME (clouds.yaml), OS_AUTH_URL with its fellows, ST_AUTH with ST_USER and ST_KEY, or --endpoint TYPE=URL with --token',
    },
  )
}

function findOther(path: SearchPath, main: Found, prefix: string, named?: string): Found | undefined {
  const cloud = named ?? (path.env[`${prefix}OS_CLOUD`] || undefined)
  if (cloud !== undefined) return fromCloud(cloud, path, `${prefix}OS_PASSWORD`)
  const own = settingsFromEnvironment(path.env, prefix)
  if (Object.keys(own).length === 0) return undefined
  return fromEnvironment(fallBack(own, main.settings), prefix)
}

/** A password that the files leave out may stand in the environment, as with the OpenStack client. */
function fromCloud(name: string, path: SearchPath, passwordVariable: string): Found {
  const { settings, endpoints, where }: Cloud = readCloud(name, path)
  const password = settings.password ?? (path.env[passwordVariable] || undefined)
  const complete = password === undefined ? settings : { ...settings, password }
  return { settings: complete, endpoints, source: { where, nameOf: cloudKeyOf }, name }
}

function fromEnvironment(settings: AuthSettings, prefix: string): Found {
  const nameOf: SettingsSource['nameOf'] = setting => variableOf(setting, settings.authType, prefix)
  return { settings, endpoints: {}, source: { where: 'environment', nameOf } }
}

function resolveIdentity(found: Found, options: TargetOptions, named: Record<string, string>): ResolvedIdentity {
  const { settings, source } = found
  const storage =
    settings.storageUrl === undefined
      ? {}
      : { 'object-store': checkedUrl(settings.storageUrl, source.nameOf('storageUrl')) }
  const endpoints = { ...found.endpoints, ...storage, ...named }
  const credentials = credentialsOf(settings, source)
  if (credentials.kind === 'token' && Object.keys(endpoints).length === 0)
    throw new ConformanceError('TARGET_NOT_NAMED', 'there is a token, but nothing to send it to', {
      where: source.where,
      next: `set ${source.nameOf('authUrl')}, or add --endpoint TYPE=URL`,
    })
  const region = options.region ?? settings.region
  return {
    credentials,
    endpoints,
    interface: readInterface(options.interface ?? settings.interface ?? 'public', options, source),
    ...(region === undefined ? {} : { region }),
  }
}

function readInterface(text: string, options: TargetOptions, source: SettingsSource): ResolvedIdentity['interface'] {
  const found = /^(public|internal|admin)(?:URL)?$/.exec(text)?.[1]
  if (found !== undefined) return found as ResolvedIdentity['interface']
  const where = options.interface === undefined ? source.nameOf('interface') : '--interface'
  throw new ConformanceError('TARGET_OPTIONS', `${where} is not an interface of a service catalog`, {
    where,
    next: 'use public, internal or admin',
  })
}

function readCertificates(file: string, home: string, source: SettingsSource): string {
  const path = file.startsWith('~/') ? join(home, file.slice(2)) : file
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new ConformanceError(
      'TARGET_CACERT',
      `the certificate file cannot be read (${(error as NodeJS.ErrnoException).code})`,
      {
        where: path,
        next: `correct ${source.nameOf('cacert')}`,
      },
    )
  }
}

function hostOf(identity: ResolvedIdentity): string {
  const { credentials, endpoints } = identity
  const url = credentials.kind === 'token' ? Object.values(endpoints)[0] : credentials.authUrl
  return new URL(withoutSlash(url ?? 'http://unknown')).host
}
