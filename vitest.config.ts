import { defineConfig } from 'vitest/config'

// The unit tests only. The conformance suites are started by `tools/run`, with a plan and a target.
export default defineConfig({
  test: {
    include: ['tools/**/*.test.ts', 'suites/**/*.test.ts'],
    exclude: ['dist/**', 'node_modules/**', '**/*.browser.test.ts'],
    globalSetup: ['tools/shared/testing/build.ts'],
    pool: 'threads',
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
})
