import type { TestProject } from 'vitest/node'
import { bundle, programs } from '../../build/bundle.ts'

/** Programs and registries that only tests start; the package has none of them. */
const ofTests: readonly string[] = [
  'tools/run/testing/child.ts',
  'tools/run/testing/compute-suites.ts',
  'tools/run/testing/dying-suites.ts',
  'tools/run/testing/late-suites.ts',
  'tools/run/testing/limited-suites.ts',
  'tools/run/testing/pasted-suites.ts',
  'tools/run/testing/slow-suites.ts',
  'tools/run/testing/verdict-suites.ts',
  'tools/selftest/child.ts',
  'tools/selftest/hostile-suites.ts',
]

/**
 * Vitest calls this before the first test, and here before each repetition too: tests start what users run, which is several
 * times quicker than the source, and never what was built before the last change.
 */
export async function setup(project: TestProject): Promise<void> {
  const build = (): Promise<void> => bundle([...programs, ...ofTests])
  await build()
  project.onTestsRerun(build)
}
