import { createHash } from 'node:crypto'
import type { ImageStore } from './image-store.ts'

/** Public images as a cloud offers them: name, smallest disk in GiB, smallest memory in MiB, system. */
const offered: readonly (readonly [name: string, minDisk: number, minRam: number, system: string])[] = [
  ['CentOS 7.2 64bit (English) 01', 30, 512, 'centos'],
  ['Ubuntu Server 14.04 LTS (English) 01', 3, 512, 'ubuntu'],
  ['Windows Server 2012 R2 SE 64bit (English) 01', 80, 1024, 'win2012R2SE'],
  ['cirros-0.3.5-x86_64', 1, 64, 'linux'],
]

/** @param owner id of a project that is nobody's. */
export function seedImages(store: ImageStore, owner: string): void {
  for (const [name, minDisk, minRam, system] of offered)
    store.add({
      name,
      owner,
      minDisk,
      minRam,
      status: 'active',
      visibility: 'public',
      size: minDisk * 40_000_000,
      checksum: createHash('md5').update(name).digest('hex'),
      diskFormat: 'raw',
      containerFormat: 'bare',
      protected: true,
      properties: new Map([['os_type', system]]),
    })
}
