import SwaggerParser from '@apidevtools/swagger-parser'
import type { OpenAPIV3_1 } from 'openapi-types'
import { ConformanceError } from '../shared/errors.ts'
import type { GeneratedFiles } from './generate.ts'
import { lintOpenApi } from './openapi/lint-openapi.ts'

/**
 * Refuses OpenAPI documents that no reader should meet.
 * @throws {ConformanceError} `GENERATE_INVALID` with every finding of the lint, or the validator's first.
 */
export async function checkOpenApi(files: GeneratedFiles): Promise<void> {
  for (const [file, text] of files) {
    if (!file.startsWith('spec/openapi/')) continue
    const findings = lintOpenApi(JSON.parse(text) as OpenAPIV3_1.Document)
    // The validator dereferences what it is given in place: it gets a copy of its own.
    if (findings.length === 0) findings.push(...(await validatorFindings(JSON.parse(text) as OpenAPIV3_1.Document)))
    if (findings.length > 0)
      throw new ConformanceError('GENERATE_INVALID', `the OpenAPI document is not valid:\n  ${findings.join('\n  ')}`, {
        where: file,
        next: 'mend what spec/catalog says of these operations, or the generator',
      })
  }
}

async function validatorFindings(document: OpenAPIV3_1.Document): Promise<string[]> {
  try {
    await SwaggerParser.validate(document)
    return []
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)]
  }
}
