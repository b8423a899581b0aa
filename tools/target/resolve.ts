import { ConformanceError } from '../shared/errors.ts'
import type { ResolvedTarget, TargetOptions } from './resolved-target.ts'

/**
 * Finds out which target a user means and the credentials for it.
 * @throws {ConformanceError} `TARGET_*`.
 */
export async function resolveTarget(_options: TargetOptions, _env: NodeJS.ProcessEnv): Promise<ResolvedTarget> {
  throw new ConformanceError('TARGET_NOT_NAMED', 'no target was named')
}
