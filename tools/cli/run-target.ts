import type { ProfileFixtures } from '../model/profile.ts'
import { ConformanceError } from '../shared/errors.ts'
import type { ResolvedTarget } from '../target/resolved-target.ts'
import { type TargetFlags, targetOptionsOf } from './target-options.ts'

export interface OpenTarget {
  target: ResolvedTarget
  fixtures: ProfileFixtures
  close(): Promise<void>
}

/**
 * The target that options or the environment name, not yet asked anything; undefined for the embedded emulator.
 * @throws {ConformanceError} `TARGET_*` of what is missing, wrong or contradicts itself.
 */
export async function namedCloud(flags: TargetFlags & { stepMs?: number }): Promise<ResolvedTarget | undefined> {
  if (flags.target === undefined) {
    if (flags.stepMs !== undefined)
      throw new ConformanceError('TARGET_OPTIONS', 'only the embedded emulator has steps of a chosen length', {
        where: '--step-ms',
        next: 'leave it out, or add --target emulator',
      })
    const { resolveTarget } = await import('../target/resolve.ts')
    return resolveTarget(targetOptionsOf(flags), process.env)
  }
  if (flags.cloud !== undefined || flags.token !== undefined || flags.endpoint.length > 0)
    throw new ConformanceError('TARGET_OPTIONS', '--target emulator and another target were named', {
      where: '--target, --cloud, --endpoint, --token',
      next: 'leave one of them out',
    })
  return undefined
}

/** The target of a run; the emulator is started for it. */
export async function openTarget(flags: TargetFlags & { stepMs?: number }): Promise<OpenTarget> {
  const cloud = await namedCloud(flags)
  if (cloud !== undefined) return { target: cloud, fixtures: {}, close: async () => {} }
  const { startEmulator } = await import('../emulator/server.ts')
  const { emulatorFixtures, emulatorTarget } = await import('./emulator-target.ts')
  const emulator = await startEmulator({
    // Nobody waits longer than needed to tell before from after, nor a minute for what takes none of a processor's time.
    stepMs: flags.stepMs ?? 50,
    minuteMs: 1000,
  })
  const { info } = emulator
  return { target: emulatorTarget(info), fixtures: emulatorFixtures(info), close: () => emulator.close() }
}
