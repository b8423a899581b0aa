import { defineConfig } from 'vitest/config'

const exclude = ['dist/**', 'node_modules/**', '**/*.browser.test.ts']

/** Tests of what keeps nothing from one file to the next but what it has read: none needs every module anew. */
const together = ['tools/{compare,emulator,import,model,report,site}/**/*.test.ts', 'suites/**/*.test.ts']

// The unit tests only. The conformance suites are started by `tools/run`, with a plan and a target.
export default defineConfig({
  test: {
    globalSetup: ['tools/shared/testing/build.ts'],
    pool: 'threads',
    testTimeout: 20_000,
    hookTimeout: 20_000,
    projects: [
      { extends: true, test: { name: 'together', include: together, exclude, isolate: false } },
      { extends: true, test: { name: 'apart', include: ['tools/**/*.test.ts'], exclude: [...exclude, ...together] } },
    ],
  },
})
