import { defineConfig } from 'vitest/config'

// The site in a browser; apart from the unit tests, because it takes longer.
export default defineConfig({
  test: {
    include: ['tools/site/**/*.browser.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 180_000,
  },
})
