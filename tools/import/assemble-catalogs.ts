import type { ServiceCatalog } from '../model/catalog.ts'
import type { Finding } from './errata/finding.ts'
import { generatedNotice } from './read-service.ts'
import type { OperationReading, ReadChapter } from './reading.ts'

/** What was read of one service, from every chapter that describes it. */
export interface AssembledService {
  catalog: ServiceCatalog
  operations: OperationReading[]
  /** What the readers found odd in the parts that describe no operation. */
  findings: Finding[]
}

/** Titles of the services that more than one chapter describes; the others are called as their chapter is. */
const titles: Readonly<Record<string, string>> = {
  compute: 'Compute',
  image: 'Image service',
  'block-storage': 'Block storage',
  orchestration: 'Orchestration',
  autoscale: 'Auto scale',
}

/** Puts together what the chapters say of each service; services in the order in which the document names them. */
export function assembleCatalogs(chapters: readonly ReadChapter[]): AssembledService[] {
  const facts = chapters.flatMap(chapter => chapter.chapters)
  const readings = chapters.flatMap(chapter => chapter.operations)
  return [...new Set(facts.map(({ service }) => service))].map(service => {
    const own = facts.filter(chapter => chapter.service === service)
    const [first] = own as [(typeof own)[0]]
    const operations = readings.filter(({ operation }) => operation.id.startsWith(`${service}.`))
    const catalog: ServiceCatalog = {
      generated: generatedNotice,
      document: 'k5-foundation-1.12',
      service,
      serviceType: first.serviceType,
      title: titles[service] ?? first.title,
      clause: first.clause,
      chapters: own.map(({ service: _service, serviceType: _type, ...chapter }) => chapter),
      operations: operations.map(({ operation }) => operation),
    }
    const findings = chapters
      .flatMap(chapter => chapter.findings ?? [])
      .flatMap(found => (found.service === service ? [found.finding] : []))
    return { catalog, operations, findings }
  })
}
