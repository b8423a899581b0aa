import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { errorCodesOf, type Operation, type ServiceCatalog } from '../../model/catalog.ts'
import type { Violation } from '../../model/check.ts'
import { ConformanceError } from '../../shared/errors.ts'
import { packageRoot } from '../../shared/package-root.ts'
import { readJson } from '../../shared/read-json.ts'

/** A body to be judged. */
export interface JudgedBody {
  status: number
  mediaType: string
  body: Uint8Array
  /** Also by what only samples and custom imply. */
  advisory?: boolean
}

/**
 * Judges a response body by the generated schema of its operation, status and media type: JSON Schema for JSON,
 * RELAX NG for XML. The body of an error is judged by the operation's own schema of errors, else by that of the
 * documented fault. The validators are loaded when the first body is judged.
 * @throws {ConformanceError} `SPEC_NO_SCHEMA` when nothing describes such a body.
 */
export async function violationsOf(
  catalog: ServiceCatalog,
  operation: Operation,
  { status, mediaType, body, advisory = false }: JudgedBody,
): Promise<Violation[]> {
  const form = formOf(mediaType)
  const file = form === undefined ? undefined : schemaFile(catalog, operation, status, form)
  if (form === undefined || file === undefined)
    throw new ConformanceError('SPEC_NO_SCHEMA', `no schema describes ${mediaType} of ${operation.id} with ${status}`, {
      where: schemasOf(catalog.service),
      next: 'run k5-conformance generate, or ask for a body that is documented',
    })
  if (form === 'xml') {
    const { validateXml } = await import('../../shared/validate-xml.ts')
    return validateXml(file, body)
  }
  const { validateJson } = await import('../../shared/validate-json.ts')
  let value: unknown
  try {
    value = readJson(body)
  } catch (error) {
    return [{ at: '', message: `the body is not JSON: ${(error as Error).message}` }]
  }
  return validateJson(file, value, { advisory })
}

/** The file that describes a body, or undefined. */
export function schemaFile(
  catalog: ServiceCatalog,
  operation: Operation,
  status: number,
  form: 'json' | 'xml',
): string | undefined {
  const folder = schemasOf(catalog.service)
  const ending = form === 'xml' ? 'xml.rng' : 'json.schema.json'
  const [, ...rest] = operation.id.split('.')
  const bodies = status < 400 ? [`${status}`] : [`${status}`, 'error']
  const own = bodies.map(body => join(folder, `${rest.join('.')}.${body}.${ending}`)).find(file => existsSync(file))
  return own ?? (form === 'json' ? faultFile(folder, catalog, operation, status) : undefined)
}

/** Chapters may name different faults for one status; the file that names those of this operation's error is taken. */
function faultFile(folder: string, catalog: ServiceCatalog, operation: Operation, status: number): string | undefined {
  const error = errorCodesOf(catalog, operation).find(({ code }) => code === status)
  if (error === undefined || !existsSync(folder)) return undefined
  const names = error.faults ?? (error.fault === undefined ? [] : [error.fault])
  return readdirSync(folder)
    .filter(name => name.startsWith(`fault.${status}.`))
    .map(name => join(folder, name))
    .find(file => sameNames(JSON.parse(readFileSync(file, 'utf8'))['x-fault-names'], names))
}

function sameNames(found: unknown, wanted: readonly string[]): boolean {
  return JSON.stringify(found) === JSON.stringify(wanted)
}

function schemasOf(service: string): string {
  return join(packageRoot, 'spec', 'schemas', service)
}

function formOf(mediaType: string): 'json' | 'xml' | undefined {
  const essence = mediaType.split(';', 1)[0]?.trim().toLowerCase() ?? ''
  if (/[/+]json$/.test(essence)) return 'json'
  return /[/+]xml$/.test(essence) ? 'xml' : undefined
}
