import { type RunOptions, run } from '../run.ts'

// A run in a process of its own: vitest inside of vitest would share its state. Its options stand in the argument,
// and its outcome is one line of JSON on standard output.
const options = JSON.parse(process.argv[2] ?? '{}') as RunOptions
const interruption = new AbortController()
process.on('SIGINT', () => interruption.abort())
let shown = false
try {
  const { summary, interrupted, leftovers, problem } = await run({
    ...options,
    signal: interruption.signal,
    onLine: line => {
      if (!shown && line.verdict !== 'skipped') process.stderr.write('first verdict\n')
      shown ||= line.verdict !== 'skipped'
    },
  })
  const told = problem === undefined ? undefined : { code: problem.code, message: problem.message }
  process.stdout.write(`${JSON.stringify({ verdict: summary.verdict, interrupted, leftovers, problem: told })}\n`)
} catch (error) {
  const { code, message } = error as { code?: string; message: string }
  process.stdout.write(`${JSON.stringify({ thrown: { code, message } })}\n`)
}
