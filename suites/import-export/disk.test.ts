import { expect, test } from 'vitest'
import { emptyDisk } from './disk.ts'

test('the disk has the header, the description and the table of a sparse VMDK', () => {
  const disk = Buffer.from(emptyDisk())
  expect(disk.length).toBe(128 * 512)
  expect(disk.toString('latin1', 0, 4)).toBe('KDMV')
  const [capacity, grain, descriptor, length] = [12, 20, 28, 36].map(at => Number(disk.readBigUInt64LE(at)))
  expect([capacity, grain]).toEqual([2048, 128])
  const text = disk.toString('latin1', Number(descriptor) * 512, (Number(descriptor) + Number(length)) * 512)
  expect(text).toMatch(/^# Disk DescriptorFile\n[\s\S]*RW 2048 SPARSE[\s\S]*\n\0+$/)
  const directory = Number(disk.readBigUInt64LE(56))
  const table = disk.readUInt32LE(directory * 512)
  expect(table).toBeGreaterThan(directory)
  // No grain is there: every entry of the table is 0, and so is all behind it.
  expect(disk.subarray(table * 512).every(byte => byte === 0)).toBe(true)
  expect(disk.toString('latin1', 73, 77)).toBe('\n \r\n')
})
