/** A guide: a text in Markdown of the repository, shown as a page. */
export interface Guide {
  id: string
  title: string
  /** Path below the package's root. */
  file: string
  group: 'Start' | 'Run' | 'Understand' | 'Work on it'
  /** What it is for, in a line. */
  about: string
}

/** In the order in which they are shown; a file is shown once it is there. */
export const guides: readonly Guide[] = [
  {
    id: 'targets',
    title: 'Naming a target',
    file: 'docs/targets.md',
    group: 'Run',
    about: 'clouds.yaml, OS_* and ST_* variables, endpoints and tokens',
  },
  {
    id: 'profiles',
    title: 'Profiles',
    file: 'docs/profiles.md',
    group: 'Run',
    about: 'what a target lacks, its limits, and what checks may use there',
  },
  {
    id: 'reports',
    title: 'What a run writes',
    file: 'reports/README.md',
    group: 'Run',
    about: 'the record, its reports, and how to read a verdict',
  },
  {
    id: 'error-codes',
    title: 'Error codes of the program',
    file: 'docs/errors.md',
    group: 'Run',
    about: 'every code, what it means and what to do',
  },
  {
    id: 'deviations',
    title: 'Where OpenStack departs',
    file: 'docs/deviations.md',
    group: 'Understand',
    about: 'known departures of real OpenStack from the manual',
  },
  {
    id: 'import',
    title: 'How documents become a contract',
    file: 'docs/import.md',
    group: 'Understand',
    about: 'what is read from the documents, and how it is proved complete',
  },
  {
    id: 'errata',
    title: 'Errata',
    file: 'docs/errata.md',
    group: 'Understand',
    about: 'how contradictions are found and decided',
  },
  {
    id: 'openapi',
    title: 'OpenAPI notes',
    file: 'docs/openapi.md',
    group: 'Understand',
    about: 'how the generated OpenAPI documents say what OpenAPI cannot',
  },
  {
    id: 'emulator',
    title: 'The emulator',
    file: 'docs/emulator.md',
    group: 'Start',
    about: 'a whole small cloud on loopback',
  },
  {
    id: 'clients',
    title: 'Clients',
    file: 'docs/clients.md',
    group: 'Start',
    about: 'swift, openstack and rclone against the emulator',
  },
  {
    id: 'architecture',
    title: 'Architecture',
    file: 'docs/architecture.md',
    group: 'Work on it',
    about: 'the parts, and which may import which',
  },
  {
    id: 'contributing',
    title: 'Contributing',
    file: 'CONTRIBUTING.md',
    group: 'Work on it',
    about: 'adding a check, a service, a fact',
  },
  {
    id: 'dependencies',
    title: 'Dependencies',
    file: 'docs/dependencies.md',
    group: 'Work on it',
    about: 'each library and why',
  },
  { id: 'changes', title: 'Changes', file: 'CHANGELOG.md', group: 'Work on it', about: 'what is new' },
]
