import { ConformanceError } from '../shared/errors.ts'

/** A fault that an operation answers with, because no client can provoke it. */
export interface PlannedFault {
  /** e.g. `sap` */
  service: string
  /** e.g. `servers.start`, or `*` for all operations of the service. */
  operation: string
  /** A status, or the name of a fault that the service knows. */
  what: string
}

/**
 * Reads `service:operation=what`, e.g. `sap:servers.start=500`.
 * @throws {ConformanceError} `EMULATOR_FAULT`
 */
export function readPlannedFault(text: string): PlannedFault {
  const [, service, operation, what] = /^([a-z-]+):([a-z.-]+|\*)=([a-z0-9-]+)$/.exec(text) ?? []
  if (service === undefined || operation === undefined || what === undefined)
    throw unknownFault(text, 'write it as sap:servers.start=500')
  return { service, operation, what }
}

/**
 * The faults of each service that can be told to fail.
 * @throws {ConformanceError} `EMULATOR_FAULT` for one of another service.
 */
export function faultsByService<Service extends string>(
  planned: readonly PlannedFault[],
  services: readonly Service[],
): Record<Service, PlannedFault[]> {
  const found = Object.fromEntries(services.map(service => [service, [] as PlannedFault[]]))
  for (const fault of planned) {
    const { service, operation, what } = fault
    const of = found[service]
    if (of === undefined)
      throw unknownFault(`${service}:${operation}=${what}`, `services with faults are ${services.join(', ')}`)
    of.push(fault)
  }
  return found as Record<Service, PlannedFault[]>
}

export function unknownFault(text: string, next: string): ConformanceError {
  return new ConformanceError('EMULATOR_FAULT', 'There is no such fault.', { where: text, next })
}
