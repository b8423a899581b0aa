import { element, type XmlNode } from '../xml/write-xml.ts'
import { mayDo } from './access.ts'
import type { SapImage } from './image-store.ts'
import type { SapOperation } from './operation.ts'
import type { SapCloud } from './sap-cloud.ts'
import { localTime } from './times.ts'
import { requireZone } from './zones.ts'

/** §1.7.5.16: each image once for every availability zone that it is in. */
export function imageList({ images }: SapCloud): SapOperation {
  return {
    id: 'images.list',
    method: 'GET',
    path: '/server_images',
    roles: mayDo.read,
    run: ({ project, query }) => {
      query.required('mode', value => value === 'cloning')
      const shown = { verbose: query.flag('verbose'), disks: query.flag('disksize') }
      const zone = query.optional('availability_zone')
      if (zone !== undefined) requireZone(zone)
      const found = images.visibleTo(project).filter(image => zone === undefined || image.zone === zone)
      return {
        status: 200,
        body: element(
          'ServerImages',
          found.map(image => imageNode(image, shown)),
        ),
      }
    },
  }
}

function imageNode(image: SapImage, shown: { verbose: boolean; disks: boolean }): XmlNode {
  const details = [element('Comment', image.comment), element('CreateTime', localTime(image.createdAt))]
  const disk = element('Disk', [element('DiskIndex', '0'), element('DiskSize', String(image.diskSize))])
  return element(
    'ServerImage',
    [
      element('Scope', image.scope),
      image.project === undefined ? undefined : element('Project', image.project.id),
      element('AvailabilityZone', image.zone),
      ...(shown.verbose ? details : []),
      shown.disks ? element('Disks', [disk]) : undefined,
    ],
    { name: image.name },
  )
}
