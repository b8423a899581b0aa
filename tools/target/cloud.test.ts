import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ConformanceError } from '../shared/errors.ts'
import { resolveTarget } from './resolve.ts'
import type { ResolvedTarget, TargetOptions } from './resolved-target.ts'

let folder: string
let config: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'k5c-clouds-'))
  config = join(folder, 'home', '.config', 'openstack')
  mkdirSync(config, { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true }))

function resolve(options: TargetOptions, env: Record<string, string> = {}): Promise<ResolvedTarget> {
  return resolveTarget({ folder, home: join(folder, 'home'), ...options }, env)
}

const whole = `clouds:
  demo:
    region_name: jp
    interface: internal
    verify: no
    auth: {auth_url: 'http://id:5000', username: u, password: marked-password, project_name: p}
`
const demo = {
  credentials: {
    kind: 'v3password',
    authUrl: 'http://id:5000/v3',
    user: { name: 'u' },
    userDomain: { id: 'default' },
    password: 'marked-password',
    scope: { project: { name: 'p' }, domain: { id: 'default' } },
  },
  endpoints: {},
  interface: 'internal',
  region: 'jp',
}

describe('a cloud by name', () => {
  const inHome = (): string => join(config, 'clouds.yaml')
  const places: [string, () => string, TargetOptions, () => Record<string, string>][] = [
    ['in the working folder', () => join(folder, 'clouds.yaml'), { cloud: 'demo' }, () => ({})],
    ['as .yml', () => join(folder, 'clouds.yml'), { cloud: 'demo' }, () => ({})],
    ['in the home folder', inHome, { cloud: 'demo' }, () => ({})],
    ['by OS_CLOUD', inHome, {}, () => ({ OS_CLOUD: 'demo' })],
    ['before OS_CLOUD', inHome, { cloud: 'demo' }, () => ({ OS_CLOUD: 'other' })],
    ['by variable', () => join(folder, 'x'), { cloud: 'demo' }, () => ({ OS_CLIENT_CONFIG_FILE: join(folder, 'x') })],
    ['before OS_ variables', inHome, { cloud: 'demo' }, () => ({ OS_AUTH_URL: 'http://other', OS_USERNAME: 'other' })],
  ]
  it.each(places)('%s', async (_name, file, options, env) => {
    writeFileSync(file(), whole)
    const target = await resolve(options, env())
    expect(target).toMatchObject({ name: 'demo', default: demo, tls: { insecure: true } })
  })

  it('merges the profile, the cloud and the secrets', async () => {
    writeFileSync(
      join(config, 'clouds-public.yaml'),
      'public-clouds:\n  k5:\n    interface: internal\n    region_name: uk\n    verify: off\n    auth: {auth_url: http://id:5000/v3, user_domain_name: d}\n',
    )
    writeFileSync(
      join(folder, 'clouds.yaml'),
      'clouds:\n  demo:\n    profile: k5\n    region_name: jp\n    auth: {username: u, password: ~, project_name: p, user_domain_name: null, user_domain_id: default}\n',
    )
    writeFileSync(join(config, 'secure.yaml'), 'clouds: {demo: {auth: {password: marked-password}}}')
    expect((await resolve({ cloud: 'demo' })).default).toEqual({
      ...demo,
      credentials: { ...demo.credentials, userDomain: { id: 'default' } },
    })
  })

  it('takes a missing password from the environment', async () => {
    writeFileSync(join(folder, 'clouds.yaml'), whole.replace('password: marked-password, ', ''))
    expect((await resolve({ cloud: 'demo' }, { OS_PASSWORD: 'marked-password' })).default).toEqual(demo)
  })

  it('keeps what YAML 1.1 would turn into numbers and booleans as it was written', async () => {
    writeFileSync(
      join(folder, 'clouds.yaml'),
      'base: &base {auth_url: http://id:5000}\nclouds:\n  demo:\n    region_name: no\n    auth: {<<: *base, username: 1e3, password: 0123, project_id: 12345678901234567890}\n',
    )
    const { region, credentials } = (await resolve({ cloud: 'demo' })).default
    expect(region).toBe('no')
    expect(credentials).toMatchObject({
      user: { name: '1e3' },
      password: '0123',
      scope: { project: { id: '12345678901234567890' } },
    })
  })

  it('knows v1password, an application credential, overrides and regions', async () => {
    writeFileSync(
      join(folder, 'clouds.yaml'),
      `clouds:
  swift: {auth_type: v1password, auth: {auth_url: http://s/auth/v1.0, username: 'a:u', password: k}}
  old: {auth_type: v1password, auth: {auth_url: http://s/auth/v1.0, user: 'a:u', key: k}}
  app:
    auth_type: v3applicationcredential
    auth: {auth_url: http://id, application_credential_id: ac, application_credential_secret: s}
    regions: [{name: jp, values: {}}, uk]
    object_store_endpoint_override: http://s/v1/x/
`,
    )
    const v1 = { kind: 'v1', authUrl: 'http://s/auth/v1.0', user: 'a:u', key: 'k' }
    expect((await resolve({ cloud: 'swift' })).default.credentials).toEqual(v1)
    expect((await resolve({ cloud: 'old' })).default.credentials).toEqual(v1)
    const both = await resolve({ cloud: 'app', alternateCloud: 'swift' })
    expect(both.default).toMatchObject({ region: 'jp', endpoints: { 'object-store': 'http://s/v1/x' } })
    expect(both.alternate?.credentials).toEqual(v1)
    const byVariable = await resolve({ cloud: 'app' }, { ALT_OS_CLOUD: 'swift' })
    expect(byVariable.alternate?.credentials).toEqual(v1)
  })
})

const bad: [string, string, string, RegExp][] = [
  ['an unknown cloud', 'clouds: {one: {}, two: {}}', 'TARGET_CLOUD_UNKNOWN', /"demo"; there are: one, two/],
  ['no clouds', '', 'TARGET_CLOUD_UNKNOWN', /there are: none/],
  ['clouds as a list', 'clouds: [marked]', 'TARGET_CLOUD_INVALID', /"clouds" must be a mapping/],
  ['a list at the root', '- marked', 'TARGET_CLOUDS_FILE', /not a mapping/],
  ['a cloud as text', 'clouds: {demo: marked}', 'TARGET_CLOUD_INVALID', /the cloud must be a mapping/],
  ['auth as text', 'clouds: {demo: {auth: marked}}', 'TARGET_CLOUD_INVALID', /auth must be a mapping/],
  [
    'a password as a list',
    'clouds: {demo: {auth: {password: [marked]}}}',
    'TARGET_CLOUD_INVALID',
    /auth\.password must be text/,
  ],
  [
    'a URL as a mapping',
    'clouds: {demo: {auth: {auth_url: {marked: 1}}}}',
    'TARGET_CLOUD_INVALID',
    /auth\.auth_url must be text/,
  ],
  [
    'verify neither yes nor no',
    'clouds: {demo: {verify: marked}}',
    'TARGET_CLOUD_INVALID',
    /verify must be true or false/,
  ],
  [
    'an unknown interface',
    'clouds: {demo: {interface: marked}}',
    'TARGET_CLOUD_INVALID',
    /interface must be public, internal or admin/,
  ],
  ['regions as text', 'clouds: {demo: {regions: marked}}', 'TARGET_CLOUD_INVALID', /regions must be a list/],
  ['a region without name', 'clouds: {demo: {regions: [{marked: 1}]}}', 'TARGET_CLOUD_INVALID', /regions\.0/],
  [
    'several at once',
    'clouds: {demo: {auth: {password: [marked], token: {}}}}',
    'TARGET_CLOUD_INVALID',
    /password.*; .*token/,
  ],
  ['nothing in it', 'clouds: {demo: }', 'TARGET_CREDENTIALS', /auth\.auth_url/],
  [
    'no user',
    'clouds: {demo: {auth: {auth_url: http://i, password: marked}}}',
    'TARGET_CREDENTIALS',
    /auth\.username or auth\.user_id/,
  ],
  [
    'a profile that is nowhere',
    'clouds: {demo: {profile: vexxhost}}',
    'TARGET_CLOUD_UNKNOWN',
    /"vexxhost".*clouds-public/,
  ],
  ['a bad override', 'clouds: {demo: {image_endpoint_override: marked}}', 'TARGET_URL', /image_endpoint_override/],
  ['an unknown kind', 'clouds: {demo: {auth_type: marked}}', 'TARGET_AUTH_TYPE', /v3password/],
  ['a tab', 'clouds:\n\tdemo: marked', 'TARGET_CLOUDS_FILE', /line 2/],
  ['an open quote', 'clouds:\n  demo:\n    auth: {password: "marked', 'TARGET_CLOUDS_FILE', /line \d/],
  ['a key twice', 'clouds:\n  demo: {marked: 1, marked: 2}', 'TARGET_CLOUDS_FILE', /line 2.*duplicate key/],
  ['an anchor that is nowhere', 'clouds: {demo: *demo}', 'TARGET_CLOUDS_FILE', /anchor/],
  ['a bomb of aliases', bomb(), 'TARGET_CLOUDS_FILE', /aliases/],
  ['no YAML at all', '\u0000\u0001marked: [', 'TARGET_CLOUDS_FILE', /not valid YAML/],
]

describe('a bad clouds.yaml', () => {
  it.each(bad)('%s', async (_name, content, code, text) => {
    writeFileSync(join(folder, 'clouds.yaml'), content)
    const error = await resolve({ cloud: 'demo' }).catch((thrown: unknown) => thrown)
    if (!(error instanceof ConformanceError)) throw new Error(`no ConformanceError, but ${JSON.stringify(error)}`)
    expect(error.code).toBe(code)
    expect(error.describe()).toMatch(text)
    expect(error.describe()).toContain(join(folder, 'clouds.yaml'))
    expect(`${error.describe()} ${error.stack}`).not.toContain('marked')
  })

  it('that a variable names and that is not there', async () => {
    writeFileSync(join(folder, 'clouds.yaml'), whole)
    const env = { OS_CLIENT_CONFIG_FILE: join(folder, 'nowhere.yaml') }
    await expect(resolve({ cloud: 'demo' }, env)).rejects.toMatchObject({
      code: 'TARGET_CLOUDS_FILE',
      where: env.OS_CLIENT_CONFIG_FILE,
    })
  })

  it('that is a folder', async () => {
    mkdirSync(join(folder, 'clouds.yaml'))
    await expect(resolve({ cloud: 'demo' })).rejects.toMatchObject({ code: 'TARGET_CLOUDS_FILE' })
  })
})

/** Ten levels of nine aliases each. */
function bomb(): string {
  const levels = Array.from({ length: 10 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`).join(', ')}]`)
  return `a0: &a0 marked\n${levels.join('\n')}\nclouds: {demo: {auth: *a10}}`
}
