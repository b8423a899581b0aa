import type { Condition, Limits } from '../../model/catalog.ts'
import { condition } from './condition.ts'
import { rowName } from './plain-text.ts'

/** Facts of rows whose sentences are said once and so are worth no rule of language. */
export interface HandMade {
  /** Sections that have such a row, or several. */
  sections: readonly string[]
  /** Name of the row, without braces. */
  row: string
  /** What a row must say for the facts to be its own, where several rows of a section have its name. */
  saying?: RegExp
  facts: { conditions?: Condition[]; defaultFrom?: string; limits?: Limits; at?: string }
  /** What they rest on. */
  because: string
}

const createServer = ['1.2.6.2', '1.2.6.20', '1.2.6.21', '1.2.6.27', '1.2.6.32', '1.2.6.35', '1.2.6.38']

export const handMade: readonly HandMade[] = [
  {
    sections: createServer,
    row: 'security_group',
    facts: { defaultFrom: 'the default security group' },
    because: 'the row says where the server is created without it',
  },
  {
    sections: createServer,
    row: 'networks',
    facts: { defaultFrom: 'all isolated networks of the tenant' },
    because: 'the row says what is provisioned by default',
  },
  {
    sections: createServer,
    row: 'fixed_ip',
    facts: { at: '/server/networks/[]/fixed_ip' },
    because: 'it is the address of the NIC, and a NIC is an item of networks; the row follows uuid and port',
  },
  {
    sections: createServer,
    row: 'uuid',
    saying: /uuid attribute in a networks object/,
    facts: { limits: { format: 'uuid' } },
    because: 'the row asks for the UUID of a network',
  },
  {
    sections: createServer,
    row: 'config_drive',
    facts: { at: '/server/config_drive' },
    because: 'the table prints it among the block devices, the responses of §1.2.6.33 and §1.2.6.34 in the server',
  },
  {
    sections: ['1.2.6.32'],
    row: 'OS-DCF:diskConfig',
    facts: { at: '/server/OS-DCF:diskConfig' },
    because: 'the response of §1.2.6.2 has it in the server',
  },
  {
    sections: ['1.2.6.6'],
    row: 'type',
    facts: { conditions: [condition('ignored', 'other', { note: 'where every reboot is a hard one' })] },
    because: 'the row says so of the compute service',
  },
  {
    sections: ['1.2.6.20'],
    row: 'os:scheduler_hints',
    facts: { conditions: [condition('ignored', 'other', { note: 'it does not stand beside server' })] },
    because: 'the row asks for the same level as server',
  },
  {
    sections: ['1.2.6.53'],
    row: 'availability_zone',
    facts: { defaultFrom: "a zone chosen by the UUID of the user's domain" },
    because: 'the row says how the zone is determined',
  },
  {
    sections: ['1.8.6.2'],
    row: 'availability_zone',
    facts: { defaultFrom: "a zone chosen by the UUID of the user's domain" },
    because: 'the row says how the zone is determined',
  },
  {
    sections: ['1.8.6.2'],
    row: 'public_key',
    facts: { defaultFrom: 'a new key' },
    because: 'the row says that one is generated',
  },
  {
    sections: ['1.6.3.3', '1.6.3.6'],
    row: 'limit',
    facts: { defaultFrom: 'every process that belongs to the token' },
    because: 'the row says what is returned',
  },
  {
    sections: ['1.7.5.12'],
    row: 'ip_address',
    facts: { defaultFrom: 'an address that is assigned automatically' },
    because: 'the row says so',
  },
  {
    sections: ['1.7.5.16', '1.7.5.22', '1.7.5.23'],
    row: 'availability_zone',
    facts: { defaultFrom: 'all availability zones' },
    because: 'the rows say so',
  },
]

/** A row as it is looked up. */
export interface HandMadeRow {
  name: string
  text: string
  clause?: { section: string }
}

/** True where the facts are those of the row. */
export function isMeant({ sections, row, saying }: HandMade, { name, text, clause }: HandMadeRow): boolean {
  return (
    clause !== undefined && sections.includes(clause.section) && row === rowName(name) && (saying?.test(text) ?? true)
  )
}

/** The facts that were made by hand for a row; empty for almost all of them. */
export function factsByHand(row: HandMadeRow): Omit<HandMade['facts'], 'at'> {
  const { at: _at, ...facts } = Object.assign({}, ...entriesOf(row).map(entry => entry.facts)) as HandMade['facts']
  return facts
}

/** The place that was found by hand for a row of a body. */
export function placeByHand(row: HandMadeRow): string | undefined {
  return entriesOf(row).find(({ facts }) => facts.at !== undefined)?.facts.at
}

function entriesOf(row: HandMadeRow): HandMade[] {
  return handMade.filter(entry => isMeant(entry, row))
}
