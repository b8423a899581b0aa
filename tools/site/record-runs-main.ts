import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ConformanceError } from '../shared/errors.ts'
import { packageRoot } from '../shared/package-root.ts'
import { formatJson, writeText } from '../shared/write-json.ts'
import { recordRuns } from './recorded/record-runs.ts'

// `npm run site:record -- --id openstack --title "OpenStack 2023.1" DIR…`: keeps runs on one target for the site.
const { values, positionals } = parseArgs({
  options: { id: { type: 'string' }, title: { type: 'string' } },
  allowPositionals: true,
})
try {
  if (positionals.length === 0)
    throw new ConformanceError('RUN_NOT_FOUND', 'no folder of a run is named', {
      where: 'site:record',
      next: 'npm run site:record -- --id emulator --title "Embedded emulator" reports/out/mine',
    })
  const run = await recordRuns(positionals, {
    ...(values.id === undefined ? {} : { id: values.id }),
    ...(values.title === undefined ? {} : { title: values.title }),
  })
  const file = join('site/runs', `${run.id}.json`)
  writeText(join(packageRoot, file), formatJson(run))
  process.stdout.write(`${file}\n`)
} catch (error) {
  if (!(error instanceof ConformanceError)) throw error
  process.stderr.write(`site:record: ${error.describe()}\n`)
  process.exitCode = 2
}
