import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ReadyInfo } from '../../emulator/ready-info.ts'
import { packageRoot } from '../../shared/package-root.ts'
import { commandLine } from '../../shared/testing/built.ts'
import { emulatorFixtures } from '../emulator-target.ts'

/** The variables by which a command line finds an emulator that runs elsewhere, with all of its users. */
export function environmentOf(info: ReadyInfo): NodeJS.ProcessEnv {
  const roles = Object.entries(info.roleUsers).flatMap(([name, { username, password, project }]) => {
    const prefix = `ROLE_${name.toUpperCase().replaceAll('-', '_')}_OS`
    return [
      [`${prefix}_USERNAME`, username],
      [`${prefix}_PASSWORD`, password],
      [`${prefix}_PROJECT_NAME`, project],
    ]
  })
  return {
    PATH: process.env.PATH,
    OS_AUTH_URL: info.authUrl,
    OS_USERNAME: info.username,
    OS_PASSWORD: info.password,
    OS_PROJECT_NAME: info.project,
    OS_USER_DOMAIN_NAME: info.domain,
    OS_PROJECT_DOMAIN_NAME: info.domain,
    ALT_OS_USERNAME: info.alternate.username,
    ALT_OS_PASSWORD: info.alternate.password,
    ALT_OS_PROJECT_NAME: info.alternate.project,
    ...Object.fromEntries(roles),
    K5C_EXPIRED_TOKEN: info.expiredToken,
  }
}

/** Writes what is known of an emulator beside its API as a profile, and names the file. */
export function profileOf(info: ReadyInfo, folder: string): string {
  const file = join(folder, 'profile.yaml')
  writeFileSync(file, JSON.stringify({ fixtures: emulatorFixtures(info) }))
  return file
}

/** The command line in a process of its own. */
export function startCommand(args: readonly string[], env: NodeJS.ProcessEnv): ChildProcess {
  return spawn(process.execPath, [commandLine, ...args], { cwd: packageRoot, env, stdio: 'ignore' })
}

/** Kills (-9) a command as soon as a file has that many lines more than now; true where it was killed before its end. */
export async function killAt(file: string, lines: number, child: ChildProcess): Promise<boolean> {
  const closed = once(child, 'close')
  const wanted = linesOf(file) + lines
  let size = -1
  while (child.exitCode === null && child.signalCode === null) {
    const now = existsSync(file) ? statSync(file).size : 0
    if (now !== size && linesOf(file) >= wanted) child.kill('SIGKILL')
    size = now
    await new Promise(resolve => setTimeout(resolve, 2))
  }
  await closed
  return child.signalCode === 'SIGKILL'
}

function linesOf(file: string): number {
  return existsSync(file) ? readFileSync(file, 'latin1').split('\n').length - 1 : 0
}
