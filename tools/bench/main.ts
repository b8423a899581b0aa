import { emulatorSpeed } from './emulator-speed.ts'
import { largeObject } from './large-object.ts'
import { largeReport } from './large-report.ts'
import { cloudOverhead, emulatorOverhead } from './run-overhead.ts'
import { generateGrowth, importGrowth, wholeSpec } from './spec-growth.ts'

// Prints one line of JSON and asserts nothing. The documents are not part of the project: K5C_DOCUMENTS names their folder.
const documents = process.env.K5C_DOCUMENTS
const notMeasured = 'not measured: set K5C_DOCUMENTS to the folder of the documents'
const result = {
  // First, while nothing is compiled: what a maintainer waits for.
  wholeSpec: documents === undefined ? notMeasured : await wholeSpec(documents),
  run: [await emulatorOverhead(0), await emulatorOverhead(20), await emulatorOverhead(50)],
  runOnCloud: (await cloudOverhead(process.env)) ?? 'not measured: ST_AUTH, ST_USER and ST_KEY name no cloud',
  emulatorRequestsPerSecond: await emulatorSpeed(),
  import: documents === undefined ? notMeasured : importGrowth(documents),
  generate: generateGrowth(),
  largeObject: await largeObject(),
  report:
    (await largeReport(50_000, process.env.K5C_BROWSER)) ?? 'not measured: set K5C_BROWSER to the path of Chromium',
}
process.stdout.write(`${JSON.stringify(result)}\n`)
