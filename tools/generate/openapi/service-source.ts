import type { OpenAPIV3_1 } from 'openapi-types'
import type { ServiceCatalog } from '../../model/catalog.ts'
import type { DocumentedBody } from '../bodies/bodies.ts'
import type { SampleIndex } from '../bodies/body-samples.ts'
import type { FaultBody } from '../bodies/faults.ts'

/** Everything that the OpenAPI document of one service is made from. */
export interface ServiceSource {
  catalog: ServiceCatalog
  samples: SampleIndex
  /** By the id of the operation. */
  bodies: ReadonlyMap<string, readonly DocumentedBody[]>
  /** By `faultKey`. */
  faults: ReadonlyMap<string, FaultBody>
  /** Ids of the errata that bear on an operation, by its id. */
  errata: ReadonlyMap<string, readonly string[]>
  /** The document describes no bodies, so that its schemas have no files. */
  isGeneric: boolean
  /** Schema files of operations of other documents, by their ids; paths below `spec`. */
  schemasElsewhere: ReadonlyMap<string, readonly string[]>
}

export type Responses = Record<string, OpenAPIV3_1.ResponseObject | OpenAPIV3_1.ReferenceObject>
export type Content = Record<string, OpenAPIV3_1.MediaTypeObject>
