import { builtFile } from '../program-file.ts'

/** What Node is started with for the command line, as users have it. */
export const commandLine = builtFile('tools/cli/main.ts')
