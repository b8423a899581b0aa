import type { RunFlags } from './run-command.ts'
import type { TargetFlags } from './target-options.ts'

/**
 * Words that name the same target again and ask it in the same way, for the command that repeats a check. No token and
 * no password of a URL is among them: those stay where the user had them (`OS_TOKEN`, `clouds.yaml`, the environment).
 */
export function repeatWords(flags: RunFlags & TargetFlags): string[] {
  const single: [option: string, value: string | number | undefined][] = [
    ['target', flags.target],
    ['step-ms', flags.stepMs],
    ['cloud', flags.cloud],
    ['alternate-cloud', flags.alternateCloud],
    ...flags.endpoint.map((text): [string, string] => ['endpoint', text.replace(/\/\/[^/@]*@/, '//')]),
    ['region', flags.region],
    ['interface', flags.interface],
    ['profile', flags.profile],
    ['effects', flags.effects?.join(',')],
    ['known-failures', flags.knownFailures],
    ['timeout', flags.timeout],
  ]
  const words = single.flatMap(([option, value]) => (value === undefined ? [] : [`--${option}`, String(value)]))
  const limits = Object.entries(flags.limit ?? {}).flatMap(([what, most]) => ['--limit', `${what}=${most}`])
  return [...words, ...limits, ...(flags.insecure === true ? ['--insecure'] : [])]
}
