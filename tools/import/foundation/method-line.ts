import type { HttpMethod } from '../../model/catalog.ts'
import { type Endpoint, readQueryTemplate } from '../operation/endpoint.ts'

const methods = 'GET|HEAD|POST|PUT|DELETE|PATCH'
const bareLine = new RegExp(`^(?<method>${methods}) (?<target>/\\S+)$`)
const namedLines = new RegExp(`^Method: (?<method>${methods})\\nURI: (?<target>/[\\s\\S]+?)\\nDescription: `)
const method = new RegExp(`^(?:${methods})$`)

/** Reads the row of the table `Method, URI, Description`. */
export function readMethodRow(title: string, [verb = '', target = '']: readonly string[]): Endpoint | undefined {
  if (!method.test(verb) || !target.startsWith('/')) return undefined
  return endpointOf(title, verb, target)
}

/**
 * Reads a paragraph that tells method and path: the line `PATCH /v2/images/{image_id}`, or the lines `Method: POST`,
 * `URI: /v1/…`, `Description: …`, of which the second may be broken.
 */
export function readMethodLine(title: string, paragraph: string): Endpoint | undefined {
  const groups = (bareLine.exec(paragraph) ?? namedLines.exec(paragraph))?.groups
  if (groups?.method === undefined || groups.target === undefined) return undefined
  return endpointOf(title, groups.method, groups.target)
}

function endpointOf(title: string, verb: string, target: string): Endpoint {
  const { path, names } = readQueryTemplate(target.replace(/\s+/g, ''))
  return { title, method: verb as HttpMethod, path, query: names, printed: `${verb} ${target.replace(/\n/g, ' ')}` }
}

/** A path with its variables in braces: `/images/<IMAGE_ID>` is `/images/{image_id}`; a bracket at its end is none of it. */
export function repairPath(path: string): string {
  return path.replace(/<(\w+)>/g, (_, name: string) => `{${name.toLowerCase()}}`).replace(/\]$/, '')
}

/** Names of the variables of a path, in order. */
export function pathNames(path: string): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(match => match[1] as string)
}
