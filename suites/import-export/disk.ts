/** Bytes of a sector; sizes in the header count these. */
const sector = 512
const sectorsOfDisk = 2048
const descriptorAt = 1
const directoryAt = 2
const tableAt = 3
/** A grain of 64 KiB, as everyone writes it, and as many entries as a table has. */
const sectorsOfGrain = 128
const entriesOfTable = 512
const overhead = 128

/**
 * An empty disk of 1 MiB as a sparse VMDK of one file (VMware's specification of virtual disks, version 5.0): its header,
 * its description, and a table that has no grain. A converter can read it; there is no system on it.
 */
export function emptyDisk(): Uint8Array {
  const bytes = Buffer.alloc(overhead * sector)
  bytes.write('KDMV', 0, 'latin1')
  bytes.writeUInt32LE(1, 4)
  // The bytes that tell a transfer as text are valid.
  bytes.writeUInt32LE(1, 8)
  const sizes = [sectorsOfDisk, sectorsOfGrain, descriptorAt, 1]
  for (const [index, size] of sizes.entries()) bytes.writeBigUInt64LE(BigInt(size), 12 + index * 8)
  bytes.writeUInt32LE(entriesOfTable, 44)
  // No second directory.
  bytes.writeBigUInt64LE(0n, 48)
  bytes.writeBigUInt64LE(BigInt(directoryAt), 56)
  bytes.writeBigUInt64LE(BigInt(overhead), 64)
  bytes.write('\n \r\n', 73, 'latin1')
  bytes.write(description, descriptorAt * sector, 'latin1')
  bytes.writeUInt32LE(tableAt, directoryAt * sector)
  return bytes
}

const description = [
  '# Disk DescriptorFile',
  'version=1',
  'CID=fffffffe',
  'parentCID=ffffffff',
  'createType="monolithicSparse"',
  `RW ${sectorsOfDisk} SPARSE "disk.vmdk"`,
  'ddb.adapterType = "ide"',
  'ddb.geometry.cylinders = "2"',
  'ddb.geometry.heads = "16"',
  'ddb.geometry.sectors = "63"',
  '',
].join('\n')
