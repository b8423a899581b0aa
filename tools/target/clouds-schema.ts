import type { ErrorObject, ValidateFunction } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { ConformanceError } from '../shared/errors.ts'
import type { Mapping } from './clouds-file.ts'

const text = { type: ['string', 'null'] }
/** YAML 1.1 has all of these for a boolean. */
const yesOrNo = {
  type: ['string', 'null'],
  pattern: '^(?:[yY](?:es|ES)?|[nN][oO]?|[tT]rue|TRUE|[fF]alse|FALSE|[oO][nN]|[oO]ff|OFF|[01])$',
}
const face = { type: ['string', 'null'], pattern: '^(?:public|internal|admin)(?:URL)?$' }

const authKeys = [
  ...['auth_url', 'username', 'user', 'user_id', 'password', 'key', 'token'],
  ...['project_name', 'project_id', 'tenant_name', 'tenant_id'],
  ...['user_domain_id', 'user_domain_name', 'project_domain_id', 'project_domain_name'],
  ...['domain_id', 'domain_name', 'default_domain', 'default_domain_id', 'default_domain_name'],
  ...['application_credential_id', 'application_credential_name', 'application_credential_secret'],
]

/** What a cloud's keys must be; keys that this project does not use may be anything. */
const cloudSchema = {
  type: 'object',
  properties: {
    profile: text,
    cloud: text,
    auth_type: text,
    auth: { type: ['object', 'null'], properties: Object.fromEntries(authKeys.map(key => [key, text])) },
    region_name: text,
    regions: {
      type: ['array', 'null'],
      items: {
        anyOf: [{ type: 'string' }, { type: 'object', properties: { name: { type: 'string' } }, required: ['name'] }],
      },
    },
    interface: face,
    endpoint_type: face,
    cacert: text,
    verify: yesOrNo,
    insecure: yesOrNo,
  },
  patternProperties: { _endpoint_override$: text },
}

let compiled: ValidateFunction | undefined

/**
 * @param where The file and the cloud, for messages. Messages name keys and never values.
 * @throws {ConformanceError} `TARGET_CLOUD_INVALID`.
 */
export function validateCloud(cloud: unknown, where: string): asserts cloud is Mapping {
  compiled ??= new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true }).compile(cloudSchema)
  if (compiled(cloud)) return
  const problems = [...new Set((compiled.errors ?? []).map(describe))]
  throw new ConformanceError('TARGET_CLOUD_INVALID', `the cloud is not well-formed: ${problems.join('; ')}`, {
    where,
    next: 'correct the keys named; their values are not shown because they may be secrets',
  })
}

function describe(error: ErrorObject): string {
  const key = error.instancePath.slice(1).replaceAll('/', '.') || 'the cloud'
  switch (error.keyword) {
    case 'type':
    case 'anyOf':
      return `${key} must be ${[error.params.type ?? 'text or a mapping with a name'].flat().map(plain).filter(Boolean).join(' or ')}`
    case 'pattern':
      return `${key} must be ${error.schemaPath.includes('verify') || error.schemaPath.includes('insecure') ? 'true or false' : 'public, internal or admin'}`
    default:
      return `${key} ${error.message}`
  }
}

function plain(type: string): string {
  return { string: 'text', object: 'a mapping', array: 'a list', null: '' }[type] ?? type
}
