import type { CallOptions } from '../../model/check.ts'
import type { RegisteredSuite } from '../registry.ts'
import { tinyCheck, tinyRegistry } from './tiny-suite.ts'

async function* chunks(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('in two ')
  yield Buffer.from('chunks')
}

/** Requests that are awkward to paste, by what they are. */
const requests: Record<string, [operation: 'show' | 'create' | 'delete', options: CallOptions]> = {
  get: ['show', { query: { a: "it's", b: '50%', c: null } }],
  'get-without-token': ['show', { identity: 'none' }],
  'get-with-unknown-token': ['show', { identity: 'invalid' }],
  'get-as-alternate': ['show', { identity: 'alternate' }],
  'get-with-dots': ['show', { path: { thing: '..' } }],
  'get-with-odd-name': ['show', { path: { thing: 'a b%2F"\'$`{1}[2]ü' } }],
  delete: ['delete', { path: { thing: 'k5c-nothing' } }],
  text: ['create', { body: 'it\'s $HOME "and" `more` \\n\n\ttail!' }],
  json: ['create', { body: '{"a":"ü\\u0000 \'quoted\'","b":[1]}', headers: { 'Content-Type': 'application/json' } }],
  xml: ['create', { body: '<a b="c">&amp;\'</a>\r\n', headers: { 'Content-Type': 'application/xml' } }],
  binary: ['create', { body: new Uint8Array([0, 255, 10, 13, 37, 39]) }],
  at: ['create', { body: '@/etc/passwd' }],
  percent: ['create', { body: '%s %d 100%' }],
  'empty-header': ['create', { headers: { 'X-Remove-Meta': '' } }],
  'odd-header': ['create', { headers: { 'X-Meta': '\'a\' "b" $c é' } }],
  nothing: ['create', {}],
  'no-framing': ['create', { framing: 'none' }],
  chunked: ['create', { body: chunks() }],
  continue: ['create', { body: 'after a word of the target', expectContinue: true }],
}

/** A check for each request, which fails whatever is answered. */
export async function loadRegistry(): Promise<RegisteredSuite[]> {
  return tinyRegistry(
    Object.entries(requests).map(([name, [operation, options]]) =>
      tinyCheck(
        `${operation}.${name}.fails`,
        async t => {
          const path = { thing: operation === 'create' ? t.name(name) : 'k5c-nothing', ...options.path }
          const reply = await t.call(`tiny.things.${operation}`, { ...options, path })
          t.expect(reply.status, 'a status that there is not').toBe(0)
        },
        { effect: 'destructive' },
      ),
    ),
  )
}
