import { createRequire } from 'node:module'
import { isObject, type JsonObject } from '../rest/json-members.ts'
import { refuse } from './refuse.ts'

/** A resource as a template describes it, its parameters already put in. */
export interface ResourceDefinition {
  name: string
  type: string
  properties: JsonObject
  /** Names of resources that it refers to. */
  needs: string[]
}

export interface Template {
  description: string
  resources: ResourceDefinition[]
  /** Values still hold `get_attr` and `get_resource`. */
  outputs: { key: string; description: string; value: unknown }[]
}

/**
 * Deepest nesting and largest number of resources of a template; characters of a parameter's value and of all outputs,
 * since what they stand for is written anew wherever they stand; characters of YAML, which is slow to read.
 */
const limits = { depth: 32, resources: 100, parameter: 1024, outputs: 16_384, yaml: 32_768 }

/** Name of a resource: a segment of its path. */
const nameForm = /^[A-Za-z0-9_.-]{1,255}$/

/**
 * Reads a template of Heat, as an object or as YAML in a text, with `get_param`, `get_resource` and `get_attr`.
 * @param given values of the template's parameters.
 * @throws {Problem} 400
 */
export function readTemplate(source: unknown, given: JsonObject): Template {
  const document = typeof source === 'string' ? fromYaml(source) : source
  if (!isObject(document) || !isObject(document.resources))
    throw refuse(400, 'The template is no object with resources.')
  const parameters = readParameters(document.parameters, given)
  const entries = Object.entries(document.resources)
  if (entries.length > limits.resources) throw refuse(400, `A template has at most ${limits.resources} resources.`)
  const names = new Set(entries.map(([name]) => name))
  const resources = entries.map(([name, value]) => readResource(name, value, parameters))
  for (const { name, needs } of resources)
    for (const needed of needs)
      if (!names.has(needed)) throw refuse(400, `The specified reference "${needed}" (in ${name}) is incorrect.`)
  return {
    description: textOr(document.description, ''),
    resources,
    outputs: readOutputs(document.outputs, parameters),
  }
}

const require = createRequire(import.meta.url)

function fromYaml(source: string): unknown {
  if (source.length > limits.yaml) throw refuse(400, `A template has at most ${limits.yaml} characters.`)
  // Loaded where there is YAML: the emulator is to start quickly.
  const { parse } = require('yaml') as typeof import('yaml')
  try {
    // Looking for keys that are there twice takes the square of their number.
    return parse(source, { maxAliasCount: 100, uniqueKeys: false })
  } catch {
    throw refuse(400, 'The template is no valid YAML.')
  }
}

function readParameters(declared: unknown, given: JsonObject): Map<string, unknown> {
  const parameters = new Map<string, unknown>()
  for (const [name, value] of Object.entries(isObject(declared) ? declared : {})) {
    const found = given[name] ?? (isObject(value) ? value.default : undefined)
    if (found === undefined) throw refuse(400, `The Parameter (${name}) was not provided.`)
    if (lengthOf(found) > limits.parameter) throw refuse(400, `The Parameter (${name}) is too long.`)
    parameters.set(name, found)
  }
  for (const name of Object.keys(given))
    if (!parameters.has(name)) throw refuse(400, `The Parameter (${name}) was not defined in template.`)
  return parameters
}

function readResource(name: string, value: unknown, parameters: Map<string, unknown>): ResourceDefinition {
  if (!nameForm.test(name)) throw refuse(400, `"${name}" is no name of a resource.`)
  if (!isObject(value) || typeof value.type !== 'string') throw refuse(400, `The resource ${name} has no type.`)
  const properties = withParameters(value.properties ?? {}, parameters)
  if (!isObject(properties)) throw refuse(400, `The properties of ${name} are no object.`)
  const declared = [value.depends_on ?? []].flat().filter(needed => typeof needed === 'string')
  return { name, type: value.type, properties, needs: [...new Set([...declared, ...referred(properties)])] }
}

function readOutputs(outputs: unknown, parameters: Map<string, unknown>): Template['outputs'] {
  if (lengthOf(outputs) > limits.outputs) throw refuse(400, 'The outputs of the template are too long.')
  return Object.entries(isObject(outputs) ? outputs : {}).map(([key, output]) => {
    if (!isObject(output)) throw refuse(400, `The output ${key} is no object.`)
    return { key, description: textOr(output.description, ''), value: withParameters(output.value, parameters) }
  })
}

function withParameters(value: unknown, parameters: Map<string, unknown>, depth = 0): unknown {
  if (depth > limits.depth) throw refuse(400, 'The template is nested too deeply.')
  if (Array.isArray(value)) return value.map(inner => withParameters(inner, parameters, depth + 1))
  if (!isObject(value)) return value
  const { get_param: name } = value
  if (name === undefined)
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, withParameters(inner, parameters, depth + 1)]),
    )
  if (typeof name !== 'string' || !parameters.has(name))
    throw refuse(400, `The Parameter (${JSON.stringify(name)}) was not defined in template.`)
  return parameters.get(name)
}

/** Resources that a value refers to; its depth was looked at before. */
function referred(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(referred)
  if (!isObject(value)) return []
  const { get_resource: resource, get_attr: attribute } = value
  if (typeof resource === 'string') return [resource]
  if (Array.isArray(attribute) && typeof attribute[0] === 'string') return [attribute[0]]
  return Object.values(value).flatMap(referred)
}

/** Characters of a value as JSON. @throws {Problem} 400 where it is nested beyond what can be written. */
function lengthOf(value: unknown): number {
  try {
    return JSON.stringify(value ?? null).length
  } catch {
    throw refuse(400, 'The template is nested too deeply.')
  }
}

function textOr(value: unknown, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise
}
