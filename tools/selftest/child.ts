import { type RunOptions, run } from '../run/run.ts'
import { peakMiB } from '../shared/peak-memory.ts'

// A run in a process of its own, whose memory can be measured. Its options stand in the argument; its outcome is one
// line of JSON on standard output.
const options = JSON.parse(process.argv[2] ?? '{}') as RunOptions
let told: object
try {
  const { summary, leftovers, problem } = await run(options)
  told = { verdict: summary.verdict, leftovers, problem: problem?.message }
} catch (error) {
  const { code, message, where, next } = error as { code?: string; message: string; where?: string; next?: string }
  told = { thrown: { code, message, where, next } }
}
// Elsewhere than on Linux, the nearest that is told, in kilobytes whatever the system.
const peakMb = peakMiB('self') ?? process.resourceUsage().maxRSS / 1024
process.stdout.write(`${JSON.stringify({ ...told, peakMb })}\n`)
