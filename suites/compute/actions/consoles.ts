import type { Check, CheckContext } from '../../../tools/model/check.ts'
import { check } from '../../../tools/model/check.ts'
import type { TargetReply } from '../../../tools/model/target.ts'
import { jsonOf, textAt } from '../../openstack/json.ts'
import { act } from '../requests.ts'
import { theServer } from '../servers/own-server.ts'

const output = 'compute.servers.show-console-output'
const vnc = 'compute.servers.show-vnc-console'

/** Asks for the last lines of the console of the server that checks only look at. */
export async function consoleOutput(t: CheckContext, length: unknown): Promise<TargetReply> {
  return act(t, 'show-console-output', (await theServer(t)).id, { 'os-getConsoleOutput': { length } })
}

export async function vncConsole(t: CheckContext, type: unknown): Promise<TargetReply> {
  return act(t, 'show-vnc-console', (await theServer(t)).id, { 'os-getVNCConsole': { type } })
}

/** More than a console keeps. */
const everything = 100_000

/** The lines; a text that ends with the end of a line has an empty one after it, as deployed services count. */
const linesOf = (reply: TargetReply): string[] => textAt(jsonOf(reply), 'output').split('\n')

/** Waits for a server that has just booted to have written some lines; where it writes none, lengths cannot be told apart. */
async function severalLines(t: CheckContext): Promise<void> {
  const wanted = 3
  const end = performance.now() + 60_000
  for (;;) {
    const reply = t.prepared(await consoleOutput(t, everything), 200)
    if (linesOf(reply).length >= wanted) return
    if (performance.now() > end) t.notRun('the server writes too few lines on its console to tell lengths apart')
    await new Promise(resolve => setTimeout(resolve, 2000))
  }
}

/** What a server wrote on its console, and where its screen is seen (§1.8.6.5, §1.8.6.18). */
export const consoleChecks: Check[] = [
  ...[1, 2].map(length =>
    check(`${output}.length-${length}`, {
      title: `console output of a length of ${length} has that many lines at most`,
      clause: '§1.8.6.5 body parameter length',
      level: 'required',
      effect: 'create',
      covers: ['#body.length', 'rule:last-lines'],
      errata: ['compute.servers.console-length-is-a-number'],
      run: async t => {
        await severalLines(t)
        const reply = t.prepared(await consoleOutput(t, length), 200)
        // The end of the last line begins no other one.
        const text = textAt(jsonOf(reply), 'output').replace(/\r?\n$/, '')
        t.expect(text.split('\n').length, 'lines in the output').toBeLessThanOrEqual(length)
      },
    }),
  ),
  check(`${output}.from-the-end`, {
    title: 'the lines are those at the end of what was written',
    clause: '§1.8.6.5 body parameter length',
    level: 'required',
    effect: 'create',
    covers: ['#body.length', 'rule:last-lines'],
    errata: ['compute.servers.console-length-is-a-number'],
    run: async t => {
      await severalLines(t)
      // A server may write between two looks: what is at the end must have been so before or after.
      await t.eventually(
        async () => {
          const before = t.prepared(await consoleOutput(t, everything), 200)
          const some = t.prepared(await consoleOutput(t, 2), 200)
          const after = t.prepared(await consoleOutput(t, everything), 200)
          const tail = textAt(jsonOf(some), 'output')
          const whole = [before, after].map(reply => textAt(jsonOf(reply), 'output'))
          t.focus(some)
          t.expect(tail, 'the last two lines').not.toBe('')
          t.expect(
            whole.some(text => text.trimEnd().endsWith(tail.trimEnd())),
            'the whole output ends with them',
          ).toBe(true)
        },
        { timeoutMs: 30_000, intervalMs: 1000 },
      )
    },
  }),
  check(`${output}.grows-with-length`, {
    title: 'a longer length brings more lines, where more were written',
    clause: '§1.8.6.5 body parameter length',
    level: 'required',
    effect: 'create',
    covers: ['#body.length', 'rule:last-lines'],
    run: async t => {
      await severalLines(t)
      const short = linesOf(t.prepared(await consoleOutput(t, 1), 200))
      const long = linesOf(t.prepared(await consoleOutput(t, everything), 200))
      t.expect(long.length, 'lines of everything, against those of one').toBeGreaterThan(short.length)
    },
  }),
  check(`${vnc}.type-as-asked`, {
    title: 'the console is of the type that was asked for',
    clause: '§1.8.6.18 example response',
    level: 'advisory',
    effect: 'create',
    covers: ['#body.type'],
    run: async t => {
      const reply = t.prepared(await vncConsole(t, 'novnc'), 200)
      t.expect(textAt(jsonOf(reply), 'console', 'type'), 'its type').toBe('novnc')
    },
  }),
  check(`${vnc}.url`, {
    title: 'the answer has the URL of a console, to be opened in a browser',
    clause: '§1.8.6.18 description',
    level: 'required',
    effect: 'create',
    covers: ['rule:url'],
    run: async t => {
      const reply = t.prepared(await vncConsole(t, 'novnc'), 200)
      const url = textAt(jsonOf(reply), 'console', 'url')
      // The URL lets whoever has it in, so it is in no message.
      t.expect(URL.canParse(url) && /^https?:$/.test(new URL(url).protocol), 'a URL of HTTP').toBe(true)
    },
  }),
]
