import { roles } from '../model/target.ts'
import { authenticationsOf, believedOffer, type DryRunOptions, dryRun } from '../run/dry-run.ts'
import { formatJson } from '../shared/write-json.ts'
import { dryRunText } from './dry-run-text.ts'
import { exitCodes } from './exit-codes.ts'
import { planRequest } from './plan-request.ts'
import type { RunFlags } from './run-command.ts'
import { namedCloud } from './run-target.ts'
import type { TargetFlags } from './target-options.ts'

/**
 * Tells what a run would do; nothing is sent, started or written.
 * @returns the exit code: 2 where no check would run.
 */
export async function dryRunCommand(flags: RunFlags & TargetFlags): Promise<number> {
  const cloud = await namedCloud(flags)
  const believed: Pick<DryRunOptions, 'target' | 'offer' | 'authentications'> =
    cloud === undefined
      ? emulator
      : { target: cloud, offer: believedOffer(cloud), authentications: authenticationsOf(cloud) }
  const told = await dryRun({
    ...planRequest(flags),
    ...believed,
    ...(flags.rate === undefined ? {} : { rate: flags.rate }),
  })
  process.stdout.write(flags.json === true ? formatJson(told) : dryRunText(told))
  return told.counts.run === 0 ? exitCodes.couldNotJudge : exitCodes.conformant
}

/** The embedded emulator offers everything, and a user for each identity. */
const emulator: Pick<DryRunOptions, 'target' | 'offer' | 'authentications'> = {
  target: { name: 'emulator', kind: 'emulator' },
  offer: { has: () => true, identities: new Set(['default', 'none', 'invalid', 'expired', 'alternate', ...roles]) },
  authentications: 2 + roles.length,
}
