import { BlockList, isIP } from 'node:net'
import { ConformanceError } from '../shared/errors.ts'

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8, 'ipv4')
loopback.addAddress('::1', 'ipv6')

/**
 * Passwords and tokens travel in the clear here, so nobody outside this machine may hear them.
 * @throws {ConformanceError} `EMULATOR_HOST` unless `host` is a loopback address or `localhost`
 */
export function requireLoopback(host: string): void {
  if (host === 'localhost') return
  const family = isIP(host)
  if (family !== 0 && loopback.check(host, family === 6 ? 'ipv6' : 'ipv4')) return
  throw new ConformanceError('EMULATOR_HOST', 'The emulator listens on loopback only: it has no encryption.', {
    where: `--host ${host}`,
    next: 'use 127.0.0.1, ::1 or localhost; reach it from elsewhere through an SSH tunnel',
  })
}

/** The URL of a server, with an IPv6 address in brackets. */
export function serverUrl(host: string, port: number): string {
  return `http://${isIP(host) === 6 ? `[${host}]` : host}:${port}`
}
