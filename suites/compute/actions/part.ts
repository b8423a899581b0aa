import type { Uses } from '../../../tools/model/uses.ts'
import type { Part } from '../part.ts'
import { guardedRequests, isolationChecks, unknownIds } from './access.ts'
import { badRequestChecks } from './bad-requests.ts'
import { conflictChecks } from './conflicts.ts'
import { consoleChecks } from './consoles.ts'
import { deletionChecks } from './deletion.ts'
import { exemplars } from './exemplars.ts'
import { bootedKey } from './life.ts'
import { noBodyChecks } from './no-bodies.ts'
import { passwordChecks } from './password.ts'
import { powerChecks } from './power.ts'
import { rebuildChecks } from './rebuild.ts'
import { resizeChecks } from './resize.ts'
import { resizingKey } from './resizing-life.ts'
import { shelveChecks } from './shelve.ts'
import { attachedKey, shelvingKey } from './shelving-life.ts'

const fixtures: Readonly<Record<string, Uses>> = {
  [bootedKey]: { servers: 1 },
  [resizingKey]: { servers: 1 },
  [shelvingKey]: { servers: 1 },
  [attachedKey]: { volumes: 1, gigabytes: 1 },
}

/** What is done with a server: its power, its making anew, its size, its rest, its consoles, its end. */
export const actionsPart: Part = {
  exemplars,
  guardedRequests,
  unknownIds,
  behaviour: [
    ...powerChecks,
    ...rebuildChecks,
    ...resizeChecks,
    ...shelveChecks,
    ...consoleChecks,
    ...passwordChecks,
    ...deletionChecks,
    ...noBodyChecks,
    ...conflictChecks,
    ...badRequestChecks,
    ...isolationChecks,
  ],
  fixtures,
}
