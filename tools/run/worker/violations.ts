import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Violation } from '../../model/check.ts'
import { ConformanceError } from '../../shared/errors.ts'
import { packageRoot } from '../../shared/package-root.ts'

/**
 * Judges a response body by the generated schema of its operation, status and media type: JSON Schema for JSON,
 * RELAX NG for XML. The validators are loaded when the first body is judged.
 * @throws {ConformanceError} `SPEC_NO_SCHEMA` when nothing describes such a body.
 */
export async function violationsOf(
  operation: string,
  status: number,
  mediaType: string,
  body: Uint8Array,
): Promise<Violation[]> {
  const form = formOf(mediaType)
  const [service = '', ...rest] = operation.split('.')
  const ending = form === 'xml' ? 'xml.rng' : 'json.schema.json'
  const file = join(packageRoot, 'spec', 'schemas', service, `${rest.join('.')}.${status}.${ending}`)
  if (form === undefined || !existsSync(file))
    throw new ConformanceError('SPEC_NO_SCHEMA', `no schema describes ${mediaType} of ${operation} with ${status}`, {
      where: file,
      next: 'run k5-conformance generate, or ask for a body that is documented',
    })
  if (form === 'xml') {
    const { validateXml } = await import('../../shared/validate-xml.ts')
    return validateXml(file, body)
  }
  const { validateJson } = await import('../../shared/validate-json.ts')
  let value: unknown
  try {
    value = JSON.parse(Buffer.from(body).toString('utf8'))
  } catch (error) {
    return [{ at: '', message: `the body is not JSON: ${(error as Error).message}` }]
  }
  return validateJson(file, value)
}

function formOf(mediaType: string): 'json' | 'xml' | undefined {
  const essence = mediaType.split(';', 1)[0]?.trim().toLowerCase() ?? ''
  if (/[/+]json$/.test(essence)) return 'json'
  return /[/+]xml$/.test(essence) ? 'xml' : undefined
}
