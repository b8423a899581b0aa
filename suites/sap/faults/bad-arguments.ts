import type { Check } from '../../../tools/model/check.ts'
import { check } from '../../../tools/model/check.ts'
import { otherArguments } from './other-arguments.ts'
import { expectRefused } from './refusals.ts'
import { serverArguments } from './server-arguments.ts'

/** What the tables of arguments do not allow is not done (§1.7.2, 1.7.5). */
export const badArgumentChecks: Check[] = [...serverArguments, ...otherArguments].map(
  ({ operation, what, title, clause, covers, documented, level, send }) =>
    check(`${operation}.${what}-refused`, {
      title: `${title} is refused`,
      clause: [
        clause,
        ...documented.slice(0, 1).map(({ status }) => (status === 404 ? '§1.7.6 404' : `§1.7.7 Common: ${status}`)),
      ],
      level: level ?? 'required',
      effect: 'create',
      covers: [...covers, ...documented.slice(0, 1).map(({ status }) => `#error.${status}`)],
      ...(operation === 'sap.servers.attach-disk' ? { uses: { volumes: 1, gigabytes: 2 } } : {}),
      run: async t => expectRefused(t, operation, await send(t), documented),
    }),
)
