#!/usr/bin/env node
import './optimise-later.ts'
import { Command, CommanderError } from 'commander'
import { ConformanceError } from '../shared/errors.ts'
import { packageVersion } from '../shared/package-version.ts'
import { commands } from './commands.ts'
import { exitCodes } from './exit-codes.ts'

const program = new Command('k5-conformance')
  .description('Judges a cloud by the Fujitsu K5 and Jio Cloud API manuals.')
  .version(packageVersion())
  .exitOverride()
  .showHelpAfterError('(add --help for the options and an example)')
for (const add of commands) add(program)

try {
  await program.parseAsync()
} catch (error) {
  process.exitCode = report(error)
}

function report(error: unknown): number {
  // Commander has printed its own message; --help and --version arrive here with code 0.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.conformant : exitCodes.couldNotJudge
  if (error instanceof ConformanceError) process.stderr.write(`k5-conformance: ${error.describe()}\n`)
  else
    process.stderr.write(
      `k5-conformance: ${error instanceof Error ? error.message : String(error)} [INTERNAL]\n` +
        '  next:  this is a defect of k5-conformance; set K5C_DEBUG=1 to see where, and report it\n',
    )
  if (process.env.K5C_DEBUG === '1' && error instanceof Error) process.stderr.write(`${error.stack}\n`)
  return exitCodes.couldNotJudge
}
