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

type Row = [id: string, title: string, file: string, about: string]

const groups: [Guide['group'], Row[]][] = [
  [
    'Start',
    [
      ['first-run', 'A first run', 'docs/guides/first-run.md', 'against the emulator, from a verdict to its clause'],
      [
        'verdicts',
        'Reading a verdict',
        'docs/guides/verdicts.md',
        'what is judged, what each verdict means, what decides',
      ],
      [
        'real-cloud',
        'A real cloud',
        'docs/guides/real-cloud.md',
        'what a run makes, what it never touches, how to sign',
      ],
      ['ci', 'Continuous integration', 'docs/ci.md', 'shards, gates, annotations and a badge'],
    ],
  ],
  [
    'Run',
    [
      ['targets', 'Naming a target', 'docs/targets.md', 'clouds.yaml, OS_* and ST_* variables, endpoints and tokens'],
      ['profiles', 'Profiles', 'docs/profiles.md', 'what a target lacks, its limits, and what checks may use there'],
      ['reports', 'What a run writes', 'reports/README.md', 'the record, its reports, and the page to sign'],
      ['known-failures', 'Known failures', 'docs/known-failures.md', 'departures that are accepted until a day'],
      ['diff', 'Comparing runs', 'docs/diff.md', 'what is worse than before'],
      ['emulator', 'The emulator', 'docs/emulator.md', 'a whole small cloud on loopback'],
      ['clients', 'Clients', 'docs/clients.md', 'swift, openstack and rclone against the emulator'],
      ['error-codes', 'Error codes of the program', 'docs/errors.md', 'every code, what it means and what to do'],
    ],
  ],
  [
    'Understand',
    [
      ['import', 'How documents become a contract', 'docs/import.md', 'what is read, and how it is proved complete'],
      ['errata', 'Errata', 'docs/errata.md', 'how contradictions are found and decided'],
      ['openapi', 'OpenAPI notes', 'docs/openapi.md', 'how OpenAPI documents say what OpenAPI cannot'],
      [
        'deviations',
        'Where OpenStack departs',
        'docs/deviations.md',
        'known departures of real OpenStack from the manual',
      ],
    ],
  ],
  [
    'Work on it',
    [
      [
        'add-a-check',
        'Adding a check',
        'docs/guides/add-a-check.md',
        'one that passes when it is pasted, step by step',
      ],
      ['contributing', 'Contributing', 'CONTRIBUTING.md', 'rules of the house, and how to change the spec'],
      ['architecture', 'Architecture', 'docs/architecture.md', 'the parts, and which may import which'],
      ['dependencies', 'Dependencies', 'docs/dependencies.md', 'each library and why'],
      ['changes', 'Changes', 'CHANGELOG.md', 'what is new'],
    ],
  ],
]

/** In the order in which they are shown; a file is shown once it is there. */
export const guides: readonly Guide[] = groups.flatMap(([group, rows]) =>
  rows.map(([id, title, file, about]) => ({ id, title, file, group, about })),
)
