import { fault } from '../rest/fault.ts'

/** The first is the system disk's, whether it is a volume or of an image. */
const letters = 'abcdefghijklmnopqrstuvwxyz'

/**
 * The device a volume becomes on a server.
 * @param wanted a path such as `/dev/vdc`; null, absent or `auto`: the first that is free.
 * @param taken what the server has, apart from its system disk.
 * @throws {Problem} 400 for what is no such path, or when none is free; 409 when the path is in use.
 */
export function chooseDevice(wanted: unknown, taken: readonly { device: string }[]): string {
  const used = new Set(['a', ...taken.map(({ device }) => device.slice(-1))])
  if (wanted === null || wanted === undefined || wanted === 'auto') {
    const letter = [...letters].find(candidate => !used.has(candidate))
    if (letter === undefined) throw fault(400, 'No free device: too many volumes are attached')
    return `/dev/vd${letter}`
  }
  const letter = typeof wanted === 'string' ? /^\/dev\/[a-z]d([a-z])$/.exec(wanted)?.[1] : undefined
  if (letter === undefined) throw fault(400, `The supplied device path (${String(wanted)}) is invalid.`)
  if (used.has(letter)) throw fault(409, `The supplied device path (${wanted}) is in use.`)
  return `/dev/vd${letter}`
}
