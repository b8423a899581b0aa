import type { Command } from 'commander'
import { addCleanupCommand } from './commands/cleanup.ts'
import { addDiffCommand } from './commands/diff.ts'
import { addEmulateCommand } from './commands/emulate.ts'
import { addGenerateCommand } from './commands/generate.ts'
import { addImportCommand } from './commands/import.ts'
import { addKnownFailuresCommand } from './commands/known-failures.ts'
import { addListCommand } from './commands/list.ts'
import { addMergeCommand } from './commands/merge.ts'
import { addReportCommand } from './commands/report.ts'
import { addRunCommand } from './commands/run.ts'
import { addSiteCommand } from './commands/site.ts'

/** Every command declares its options here and imports its work only when it is called, so that `--help` is quick. */
export const commands: ((program: Command) => void)[] = [
  addCleanupCommand,
  addDiffCommand,
  addEmulateCommand,
  addGenerateCommand,
  addImportCommand,
  addKnownFailuresCommand,
  addListCommand,
  addMergeCommand,
  addReportCommand,
  addRunCommand,
  addSiteCommand,
]
