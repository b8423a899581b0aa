import { faultsNamed } from '../rest/fault.ts'

/** A refusal with the names that the list of §1.5.4 gives the faults. */
export const refuse = faultsNamed({ 400: 'BadRequest', 403: 'Forbidden', 405: 'BadMethod', 413: 'OverLimit' })
