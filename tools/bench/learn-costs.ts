import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Exchange } from '../model/exchange.ts'
import { learnCosts, leastOf } from '../run/learn-costs.ts'
import { formatTypicalCosts, type TypicalCosts, typicalCostsFile } from '../run/typical-costs.ts'
import { readJsonLines, readRecord } from '../shared/read-record.ts'

// npm run learn-costs -- DIR…: learns typical costs from runs of everything, made with --concurrency 1. Of what several
// runs tell, the least counts, since a busy machine only makes things slower; what there is, is told by the last one.
async function costsOf(dir: string): Promise<TypicalCosts> {
  const exchanges: Exchange[] = []
  for await (const { value } of readJsonLines(join(dir, 'exchanges.jsonl'))) exchanges.push(value as Exchange)
  return learnCosts(await readRecord(dir), exchanges)
}

const learnt: TypicalCosts[] = []
for (const dir of process.argv.slice(2)) learnt.push(await costsOf(dir))
writeFileSync(typicalCostsFile, formatTypicalCosts(learnt.reduce(leastOf)))
