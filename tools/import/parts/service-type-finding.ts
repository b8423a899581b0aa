import type { Section } from '../document/sections.ts'
import { clauseOf } from '../operation/read-operation.ts'
import type { ServiceFinding } from '../reading.ts'

/** A chapter that names no type of the identity service's catalog, and no endpoint: `no-service-type:<section>`. */
export function noServiceType(service: string, chapter: Section, operations: readonly string[]): ServiceFinding {
  const clause = clauseOf(chapter, 'service type')
  const readings = [{ reading: 'no service type and no endpoint are named', clause }]
  const finding = {
    key: `no-service-type:${chapter.section}`,
    kind: 'omission' as const,
    operations: [...operations],
    readings,
  }
  return { service, finding }
}
