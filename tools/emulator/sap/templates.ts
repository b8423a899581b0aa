import { element } from '../xml/write-xml.ts'
import { mayDo } from './access.ts'
import { messages } from './messages.ts'
import type { SapOperation } from './operation.ts'
import { refuse } from './refusals.ts'

/** What a virtual server is allocated. */
export interface SapTemplate {
  name: string
  /** GHz */
  cpuPerformance: number
  cpus: number
  /** GB */
  memory: number
}

/** The templates of the emulated region. */
const templates: readonly SapTemplate[] = [
  { name: 'sap-small', cpuPerformance: 2.6, cpus: 2, memory: 16 },
  { name: 'sap-medium', cpuPerformance: 2.6, cpus: 4, memory: 64 },
  { name: 'sap-large', cpuPerformance: 2.6, cpus: 8, memory: 128 },
  { name: 'sap-xlarge', cpuPerformance: 2.6, cpus: 16, memory: 256 },
]

/** @throws {Problem} 412 when there is no such template, as when a server is changed (§1.7.7). */
export function requireTemplate(name: string): SapTemplate {
  const template = templates.find(candidate => candidate.name === name)
  if (template === undefined) throw refuse(messages.invalidFormat, 'TemplateLink,name')
  return template
}

/** §1.7.5.1 */
export const templateOperations: readonly SapOperation[] = [
  {
    id: 'templates.list',
    method: 'GET',
    path: '/templates/l_servers',
    roles: mayDo.read,
    anyProject: true,
    run: ({ query }) => {
      const verbose = query.flag('verbose')
      const nodes = templates.map(({ name, cpuPerformance, cpus, memory }) => {
        const cpu = [element('CPUPerf', cpuPerformance.toFixed(1)), element('NumOfCPU', String(cpus))]
        const details = [element('CPU', cpu), element('Memory', [element('MemorySize', memory.toFixed(1))])]
        return element('LServerTemplate', verbose ? details : [], { name })
      })
      return { status: 200, body: element('LServerTemplates', nodes) }
    },
  },
]
