import { readFileSync } from 'node:fs'

/**
 * Most memory that a process held at any time (its highest resident set), in MiB; VmHWM of Linux's proc(5). What
 * getrusage(2) tells is never less than what the program held that started the process.
 * @returns undefined where the system does not tell
 */
export function peakMiB(pid: number | 'self' | undefined): number | undefined {
  try {
    const peak = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
    return peak?.[1] === undefined ? undefined : Math.round(Number(peak[1]) / 1024)
  } catch {
    return undefined
  }
}
