import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { parse } from 'yaml'
import { emptyProfile, type Profile } from '../model/profile.ts'
import { ConformanceError } from '../shared/errors.ts'

const text = { type: 'string', minLength: 1 }
const amount = { type: 'integer', minimum: 0 }
const object = (properties: object) => ({ type: 'object', additionalProperties: false, properties })

/** Form of a profile; a misspelt name is refused, since what it meant would go unheard. */
const schema = object({
  fixtures: {
    ...object({
      image: text,
      flavor: text,
      largerFlavor: text,
      network: text,
      availabilityZone: text,
      volumeType: text,
      sapImage: text,
      sapTemplate: text,
      sapNetwork: text,
      sapZone: text,
      sapSubnet: text,
      otherSubnet: text,
      stack: { ...text, pattern: '^[^/]+/[^/]+$' },
      stackResource: text,
    }),
    dependentRequired: { stack: ['stackResource'], stackResource: ['stack'] },
  },
  lacks: { type: 'array', items: { ...object({ what: text, reason: text }), required: ['what', 'reason'] } },
  patience: { type: 'number', minimum: 0.001, maximum: 100 },
  limits: object({
    servers: amount,
    volumes: amount,
    gigabytes: amount,
    requests: { type: 'integer', minimum: 1 },
    minutes: { type: 'number', exclusiveMinimum: 0 },
    objects: amount,
    megabytes: amount,
  }),
})
const validate = new Ajv2020({ allErrors: true }).compile<Partial<Profile>>(schema)

/**
 * Reads a profile: YAML with `fixtures`, `lacks`, `limits` and `patience` (docs/profiles.md).
 * @throws {ConformanceError} `PROFILE_FILE` when it cannot be read or is not of that form.
 */
export function readProfile(file: string): Profile {
  let given: unknown
  try {
    given = parse(readFileSync(file, 'utf8')) ?? {}
  } catch (error) {
    throw wrong(file, `the profile cannot be read: ${(error as Error).message.split('\n', 1)[0]}`)
  }
  if (validate(given)) return { ...emptyProfile, ...given }
  const [first] = validate.errors ?? []
  const named = first?.params.additionalProperty
  throw wrong(
    file,
    `the profile is wrong at ${first?.instancePath || 'its top'}: ${
      named === undefined ? first?.message : `"${named}" is not known here`
    }`,
  )
}

function wrong(file: string, message: string): ConformanceError {
  return new ConformanceError('PROFILE_FILE', message, {
    where: file,
    next: 'docs/profiles.md shows what a profile may say',
  })
}
