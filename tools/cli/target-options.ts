import type { Command } from 'commander'
import type { TargetOptions } from '../target/resolved-target.ts'

/** Options that name a cloud, the same for every command that talks to one. */
export interface TargetFlags {
  target?: 'emulator'
  cloud?: string
  endpoint: string[]
  token?: string
  region?: string
  interface?: string
  alternateCloud?: string
  insecure?: boolean
}

export function addTargetOptions(command: Command): Command {
  return command
    .option('--cloud <name>', 'entry of clouds.yaml')
    .option('--alternate-cloud <name>', 'entry of clouds.yaml for a user of another project, for checks of isolation')
    .option(
      '--endpoint <type=url>',
      'over the service catalog (again for more)',
      (value: string, before: string[]) => [...before, value],
      [],
    )
    .option('--token <token>', 'used as it is, with --endpoint; better set OS_TOKEN: other users see command lines')
    .option('--region <name>', 'region of the service catalog')
    .option('--interface <name>', 'public, internal or admin')
    .option('--insecure', 'accept any TLS certificate')
}

/** The flags as `resolveTarget` takes them. */
export function targetOptionsOf(flags: TargetFlags): TargetOptions {
  const { cloud, token, region, interface: face, alternateCloud, insecure } = flags
  return {
    endpoints: flags.endpoint,
    ...(cloud === undefined ? {} : { cloud }),
    ...(token === undefined ? {} : { token }),
    ...(region === undefined ? {} : { region }),
    ...(face === undefined ? {} : { interface: face }),
    ...(alternateCloud === undefined ? {} : { alternateCloud }),
    ...(insecure === undefined ? {} : { insecure }),
  }
}
