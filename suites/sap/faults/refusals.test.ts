import { expect, test } from 'vitest'
import type { CheckContext } from '../../../tools/model/check.ts'
import type { TargetReply } from '../../../tools/model/target.ts'
import { complete, errorsIn, expectMessage, expectRefused, invalidFormat, isRequired } from './refusals.ts'

const replying = (status: number, text: string): TargetReply =>
  ({ status, text: () => text, body: Buffer.from(text) }) as unknown as TargetReply

const context = { expect, focus: () => undefined, violations: async () => [] } as unknown as CheckContext

const refusal = (message: string, ...args: string[]) =>
  `<error><message>${message}</message>${args.map(arg => `<arg>${arg}</arg>`).join('')}<request_id>1</request_id></error>`

const ofZone = (message: string) =>
  `<errors>${refusal(message).replace('</error>', '<AvailabilityZone>z</AvailabilityZone></error>')}</errors>`

test.each([
  [`\${0}:not found`, ['a'], 'a:not found'],
  [`[\${1}->\${0}]`, ['a', 'b'], '[b->a]'],
  [`\${0} \${1}`, ['a'], `a \${1}`],
  ['said', ['a'], 'said'],
])('%s with its arguments %j', (message, args, expected) => {
  expect(complete({ message, args })).toBe(expected)
})

test('errors are told by the region manager, by zones, or by nobody', () => {
  expect(errorsIn(replying(404, refusal(`\${0}:not found`, 'a'))).by).toBe('region manager')
  expect(errorsIn(replying(409, ofZone('busy')))).toEqual({
    by: 'zones',
    errors: [{ message: 'busy', args: [], requestId: '1', zone: 'z' }],
  })
  expect(errorsIn(replying(404, '<html/>')).by).toBe('nobody')
})

test.each([
  ['the documented message', 412, refusal(`\${0}:invalid format`, 'state'), true],
  ['another documented message', 400, refusal(`\${0} is required`, 'state'), true],
  ['a message with the status of another', 400, refusal(`\${0}:invalid format`, 'state'), false],
  ['a message that is not documented', 412, refusal('no'), false],
  ['a message that lacks an argument', 412, refusal(`\${0}:invalid format`), false],
  ['a zone in its own words', 409, ofZone('no'), true],
  ['a failure of the target', 500, refusal(`\${0}:invalid format`, 'state'), false],
  ['what is no error', 412, '<html/>', false],
  ['a success', 200, '<LServers/>', false],
  ['a success without a task', 202, '<LServers/>', false],
])('a refusal by %s', async (_, status, text, isRight) => {
  const judged = expectRefused(context, 'sap.servers.list', replying(status, text), [invalidFormat, isRequired])
  if (isRight) await judged
  else await expect(judged).rejects.toThrow()
})

test('a message of the list must come from the region manager', async () => {
  const judge = (text: string) => expectMessage(context, 'sap.servers.list', replying(412, text), invalidFormat)
  await judge(refusal(`\${0}:invalid format`, 'state'))
  await expect(judge(ofZone('state:invalid format'))).rejects.toThrow('who refuses')
})
