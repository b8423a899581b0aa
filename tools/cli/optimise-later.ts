import { setFlagsFromString } from 'node:v8'

/**
 * Bytes of bytecode that a function executes before V8 thinks of optimising it; by itself 132 KiB. Most commands last for
 * seconds, and what is optimised so late is hardly used any more: a run of a part of the suites takes a tenth less of the
 * processor, one of all of them a twentieth.
 */
const interruptBudget = 300_000

// Read by V8 as it goes along; an engine without it goes on as before.
setFlagsFromString(`--interrupt-budget=${interruptBudget}`)
