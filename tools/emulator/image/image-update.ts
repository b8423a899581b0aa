import { isObject } from '../rest/json-members.ts'
import { imageProblem } from './image-problem.ts'
import type { Image, ImageStore } from './image-store.ts'

/** Members that only the service sets. */
const readOnly = ['id', 'status', 'owner', 'size', 'checksum', 'created_at', 'updated_at', 'self', 'file', 'schema']
const longest = 255
const operations = ['add', 'replace', 'remove']

type Setter = (image: Image, value: unknown) => void

/** How each member that the service knows is set; every other one is a user's own. */
const setters: Readonly<Record<string, Setter>> = {
  name: (image, value) => {
    image.name = value === null ? null : textOf('name', value)
  },
  tags: (image, value) => {
    if (!Array.isArray(value)) throw imageProblem(400, 'tags must be a list')
    image.tags = [...new Set(value.map(tag => textOf('tags', tag)))]
  },
  min_disk: (image, value) => {
    image.minDisk = countOf('min_disk', value)
  },
  min_ram: (image, value) => {
    image.minRam = countOf('min_ram', value)
  },
  protected: (image, value) => {
    if (typeof value !== 'boolean') throw imageProblem(400, 'protected must be true or false')
    image.protected = value
  },
  visibility: (_, value) => {
    if (value === 'public') throw imageProblem(403, 'You are not authorized to complete publicize_image action.')
    if (value !== 'private') throw imageProblem(400, `Invalid visibility: ${String(value)}`)
  },
  disk_format: (image, value) => {
    image.diskFormat = textOf('disk_format', value)
  },
  container_format: (image, value) => {
    image.containerFormat = textOf('container_format', value)
  },
}

/** Sets a member, of the service or of the user's own. @throws {Problem} 400, 403 */
export function setMember(image: Image, name: string, value: unknown): void {
  if (readOnly.includes(name)) throw imageProblem(403, `Attribute '${name}' is read-only.`)
  const setter = setters[name]
  if (setter === undefined) image.properties.set(name, textOf(name, value))
  else setter(image, value)
}

/**
 * Applies a JSON patch (§1.8.6.9) whole or not at all.
 * @throws {Problem} 400 for what is no patch, 403 for what may not be changed, 409 for what is not there.
 */
export function patchImage(store: ImageStore, image: Image, patch: unknown): void {
  if (!Array.isArray(patch)) throw imageProblem(400, 'Request body must be a JSON array of operation objects.')
  const changed: Image = { ...image, properties: new Map(image.properties), tags: [...image.tags] }
  for (const step of patch) applyStep(changed, step)
  Object.assign(image, changed)
  store.touch(image)
}

function applyStep(image: Image, step: unknown): void {
  if (!isObject(step) || typeof step.path !== 'string') throw imageProblem(400, 'Operations must be JSON objects.')
  const name = step.path.replace(/^\//, '').replaceAll('~1', '/').replaceAll('~0', '~')
  if (!step.path.startsWith('/') || name === '') throw imageProblem(400, `Invalid JSON pointer: ${step.path}`)
  if (typeof step.op !== 'string' || !operations.includes(step.op))
    throw imageProblem(400, `Operations must be one of ${operations.join(', ')}.`)
  const isThere = name in setters || readOnly.includes(name) || image.properties.has(name)
  if (step.op !== 'add' && !isThere) throw imageProblem(409, `Property ${name} does not exist.`)
  if (step.op === 'remove') {
    if (name in setters || readOnly.includes(name)) throw imageProblem(403, `Property ${name} may not be removed.`)
    image.properties.delete(name)
  } else {
    if (step.value === undefined) throw imageProblem(400, 'Operation must contain a value.')
    setMember(image, name, step.value)
  }
}

function textOf(name: string, value: unknown): string {
  if (typeof value !== 'string' || value.length > longest)
    throw imageProblem(400, `${name} must be a string of at most ${longest} characters`)
  return value
}

function countOf(name: string, value: unknown): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0)
    throw imageProblem(400, `${name} must be an integer of at least 0`)
  return value
}
