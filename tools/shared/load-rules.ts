import { join } from 'node:path'
import { parse } from 'yaml'
import type { Rule } from '../model/rule.ts'
import { readSpecFile, specFolder } from './load-spec.ts'

/**
 * The rules of a service, transcribed by hand. The suites' own tests read them: no check needs them to run.
 * @throws {ConformanceError} `SPEC_MISSING`, `SPEC_INVALID`.
 */
export function loadRules(service: string, folder = specFolder): Rule[] {
  return readSpecFile(join(folder, 'rules', `${service}.yaml`), parse) as Rule[]
}
