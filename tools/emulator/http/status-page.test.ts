import { describe, expect, test } from 'vitest'
import { statusPage } from './status-page.ts'
import { transactionId } from './transaction-id.ts'

describe('what every answer shares', () => {
  test.each([
    [404, 70],
    [409, 95],
    [202, 76],
    [201, 0],
    [204, 0],
  ])('the page for %i has the %i bytes of the samples', (status, length) => {
    expect(statusPage(status)).toHaveLength(length)
  })

  test('a transaction id tells when', () => {
    // Fri, 17 Jan 2014 15:59:33 GMT, as in §2.7.5.1.
    expect(transactionId(1389974373_000)).toMatch(/^tx[0-9a-f]{21}-0052d95365$/)
  })
})
