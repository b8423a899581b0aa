import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ConformanceError } from '../shared/errors.ts'
import { resolveTarget } from './resolve.ts'
import type { ResolvedTarget, TargetOptions } from './resolved-target.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'k5c-resolve-'))
  mkdirSync(join(folder, 'home', '.config', 'openstack'), { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true }))

function resolve(options: TargetOptions, env: Record<string, string> = {}): Promise<ResolvedTarget> {
  return resolveTarget({ folder, home: join(folder, 'home'), ...options }, env)
}

async function failure(options: TargetOptions, env: Record<string, string>): Promise<ConformanceError> {
  const error = await resolve(options, env).then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof ConformanceError)) throw new Error(`no ConformanceError, but ${error}`)
  return error
}

const password = {
  OS_AUTH_URL: 'http://id:5000/v3',
  OS_USERNAME: 'u',
  OS_PASSWORD: 'marked-password',
  OS_PROJECT_NAME: 'p',
}
const byDefault = { id: 'default' }
const scope = { project: { name: 'p' }, domain: byDefault }
const authUrl = 'http://id:5000/v3'
const v3password = {
  kind: 'v3password',
  authUrl,
  user: { name: 'u' },
  userDomain: byDefault,
  password: 'marked-password',
  scope,
}

const kinds: [string, Record<string, string>, object][] = [
  ['a password', password, v3password],
  ['auth_type password', { ...password, OS_AUTH_TYPE: 'password' }, v3password],
  ['a URL without version', { ...password, OS_AUTH_URL: 'http://id:5000/' }, v3password],
  [
    'a URL with a path',
    { ...password, OS_AUTH_URL: 'http://id/identity' },
    { ...v3password, authUrl: 'http://id/identity/v3' },
  ],
  ['tenant for project', { ...password, OS_PROJECT_NAME: '', OS_TENANT_NAME: 'p' }, v3password],
  [
    'ids and domains',
    { ...password, OS_USER_ID: 'uid', OS_PROJECT_ID: 'pid', OS_USER_DOMAIN_NAME: 'ud', OS_PROJECT_DOMAIN_ID: 'pd' },
    {
      ...v3password,
      user: { id: 'uid' },
      userDomain: { name: 'ud' },
      scope: { project: { id: 'pid' }, domain: { id: 'pd' } },
    },
  ],
  [
    'one domain for both',
    { ...password, OS_DEFAULT_DOMAIN: 'contract' },
    { ...v3password, userDomain: { id: 'contract' }, scope: { ...scope, domain: { id: 'contract' } } },
  ],
  [
    "the user's domain for the project",
    { ...password, OS_USER_DOMAIN_NAME: 'contract' },
    { ...v3password, userDomain: { name: 'contract' }, scope: { ...scope, domain: { name: 'contract' } } },
  ],
  ['a token', { OS_AUTH_URL: authUrl, OS_TOKEN: 'tok' }, { kind: 'v3token', authUrl, token: 'tok' }],
  [
    'a token with a project',
    { OS_AUTH_URL: authUrl, OS_TOKEN: 'tok', OS_PROJECT_NAME: 'p' },
    { kind: 'v3token', authUrl, token: 'tok', scope },
  ],
  [
    'an application credential by id',
    {
      OS_AUTH_URL: authUrl,
      OS_AUTH_TYPE: 'v3applicationcredential',
      OS_APPLICATION_CREDENTIAL_ID: 'ac',
      OS_APPLICATION_CREDENTIAL_SECRET: 's',
    },
    { kind: 'v3applicationcredential', authUrl, credential: { id: 'ac' }, secret: 's' },
  ],
  [
    'an application credential by name',
    {
      OS_AUTH_URL: authUrl,
      OS_APPLICATION_CREDENTIAL_NAME: 'ac',
      OS_APPLICATION_CREDENTIAL_SECRET: 's',
      OS_USERNAME: 'u',
    },
    {
      kind: 'v3applicationcredential',
      authUrl,
      credential: { name: 'ac', user: { name: 'u' }, userDomain: byDefault },
      secret: 's',
    },
  ],
  [
    "Swift's own",
    { ST_AUTH: 'http://s/auth/v1.0', ST_USER: 'a:u', ST_KEY: 'k' },
    { kind: 'v1', authUrl: 'http://s/auth/v1.0', user: 'a:u', key: 'k' },
  ],
  ['OS_ before ST_', { ...password, ST_AUTH: 'http://s/auth/v1.0', ST_USER: 'a:u', ST_KEY: 'k' }, v3password],
  ['a token and a storage URL', { OS_TOKEN: 'tok', OS_STORAGE_URL: 'http://s/v1/a' }, { kind: 'token', token: 'tok' }],
]

describe('credentials from the environment', () => {
  it.each(kinds)('%s', async (_name, env, expected) => {
    expect((await resolve({}, env)).default.credentials).toEqual(expected)
  })
})

const broken: [string, TargetOptions, Record<string, string>, string, RegExp][] = [
  ['nothing', {}, {}, 'TARGET_NOT_NAMED', /--cloud NAME/],
  ['only empty variables', {}, { OS_AUTH_URL: '', OS_CLOUD: '' }, 'TARGET_NOT_NAMED', /ST_AUTH/],
  ['an endpoint alone', { endpoints: ['object-store=http://s'] }, {}, 'TARGET_NOT_NAMED', /--token/],
  ['a token alone', { token: 'marked-token' }, {}, 'TARGET_OPTIONS', /--endpoint/],
  [
    'a token and a cloud',
    { token: 'marked-token', cloud: 'c', endpoints: ['x=http://s'] },
    {},
    'TARGET_OPTIONS',
    /two targets/,
  ],
  ['an OS_TOKEN alone', {}, { OS_TOKEN: 'marked-token' }, 'TARGET_NOT_NAMED', /OS_AUTH_URL/],
  [
    'an endpoint without URL',
    { endpoints: ['object-store'], token: 'marked-token' },
    {},
    'TARGET_ENDPOINT_OPTION',
    /TYPE=URL/,
  ],
  [
    'an endpoint of another scheme',
    { endpoints: ['object-store=ftp://u:marked-pw@h'], token: 't' },
    {},
    'TARGET_URL',
    /object-store/,
  ],
  [
    'an endpoint with a query',
    { endpoints: ['object-store=http://h/?marked=1'], token: 't' },
    {},
    'TARGET_URL',
    /query/,
  ],
  ['no project', {}, { ...password, OS_PROJECT_NAME: '' }, 'TARGET_CREDENTIALS', /OS_PROJECT_NAME or OS_PROJECT_ID/],
  ['no password', {}, { ...password, OS_PASSWORD: '' }, 'TARGET_CREDENTIALS', /OS_PASSWORD/],
  ['no user', {}, { ...password, OS_USERNAME: '' }, 'TARGET_CREDENTIALS', /OS_USERNAME or OS_USER_ID/],
  ['no key', {}, { ST_AUTH: 'http://s/', ST_USER: 'a:u' }, 'TARGET_CREDENTIALS', /ST_KEY/],
  ['identity API 2.0', {}, { ...password, OS_AUTH_URL: 'http://id:5000/v2.0/' }, 'TARGET_AUTH_TYPE', /version 3/],
  ['an unknown kind', {}, { ...password, OS_AUTH_TYPE: 'v3kerberos' }, 'TARGET_AUTH_TYPE', /v3password/],
  ['an authentication URL that is none', {}, { ...password, OS_AUTH_URL: 'marked' }, 'TARGET_URL', /OS_AUTH_URL/],
  ['an interface that is none', { interface: 'secret' }, password, 'TARGET_OPTIONS', /--interface/],
  ['certificates that are not there', {}, { ...password, OS_CACERT: '/nowhere/ca.pem' }, 'TARGET_CACERT', /OS_CACERT/],
  ['an alternate without user', {}, { ...password, ALT_ST_KEY: 'marked-key' }, 'TARGET_CREDENTIALS', /ALT_ST_AUTH/],
  ['a cloud without clouds.yaml', { cloud: 'c' }, {}, 'TARGET_CLOUDS_FILE', /clouds\.yaml/],
]

describe('what cannot be resolved', () => {
  it.each(broken)('%s', async (_name, options, env, code, text) => {
    const error = await failure(options, env)
    expect(error.code).toBe(code)
    expect(error.describe()).toMatch(text)
    expect(`${error.describe()} ${error.stack}`).not.toContain('marked')
  })
})

describe('the rest of the target', () => {
  it('takes region, interface, TLS, name and the expired token', async () => {
    writeFileSync(join(folder, 'home', 'ca.pem'), 'PEM')
    const env = {
      ...password,
      OS_REGION_NAME: 'jp',
      OS_INTERFACE: 'internalURL',
      OS_INSECURE: 'yes',
      OS_CACERT: '~/ca.pem',
      K5C_EXPIRED_TOKEN: 'old',
    }
    const target = await resolve({}, env)
    expect(target).toMatchObject({ name: 'id:5000', expiredToken: 'old', tls: { insecure: true, ca: 'PEM' } })
    expect(target.default).toMatchObject({ region: 'jp', interface: 'internal' })
    expect((await resolve({ region: 'uk', interface: 'admin' }, env)).default).toMatchObject({
      region: 'uk',
      interface: 'admin',
    })
    expect(structuredClone(target)).toEqual(target)
  })

  it('lays --endpoint over OS_STORAGE_URL, and knows other names of a type', async () => {
    const env = { ...password, OS_STORAGE_URL: 'http://one/' }
    expect((await resolve({}, env)).default.endpoints).toEqual({ 'object-store': 'http://one' })
    const { default: main } = await resolve({ endpoints: ['object-storage=http://two/v1/', 'compute=http://c'] }, env)
    expect(main.endpoints).toEqual({ 'object-store': 'http://two/v1', compute: 'http://c' })
  })
})

const alternates: [string, Record<string, string>, object | undefined][] = [
  ['none', {}, undefined],
  [
    'user and project',
    { ALT_OS_USERNAME: 'v', ALT_OS_PROJECT_NAME: 'q' },
    { ...v3password, user: { name: 'v' }, scope: { ...scope, project: { name: 'q' } } },
  ],
  [
    'by id instead of name',
    { ALT_OS_USER_ID: 'vid', ALT_OS_PASSWORD: 'w' },
    { ...v3password, user: { id: 'vid' }, password: 'w' },
  ],
  [
    'a token',
    { ALT_OS_TOKEN: 'tok', ALT_OS_PROJECT_ID: 'qid' },
    { kind: 'v3token', authUrl, token: 'tok', scope: { project: { id: 'qid' }, domain: byDefault } },
  ],
  [
    'an application credential',
    { ALT_OS_APPLICATION_CREDENTIAL_ID: 'ac', ALT_OS_APPLICATION_CREDENTIAL_SECRET: 's' },
    { kind: 'v3applicationcredential', authUrl, credential: { id: 'ac' }, secret: 's' },
  ],
]

describe('the alternate identity', () => {
  it.each(alternates)('%s', async (_name, env, expected) => {
    expect((await resolve({}, { ...password, ...env })).alternate?.credentials).toEqual(expected)
  })

  it('falls back to ST_AUTH, and never to the account of the main identity', async () => {
    const env = { ST_AUTH: 'http://s/auth/v1.0', ST_USER: 'a:u', ST_KEY: 'k', ALT_ST_USER: 'b:v', ALT_ST_KEY: 'l' }
    expect((await resolve({}, env)).alternate?.credentials).toEqual({
      kind: 'v1',
      authUrl: 'http://s/auth/v1.0',
      user: 'b:v',
      key: 'l',
    })
    const main = await resolve({}, { ...password, OS_STORAGE_URL: 'http://one', ALT_OS_USERNAME: 'v' })
    expect(main.alternate?.endpoints).toEqual({})
  })
})
