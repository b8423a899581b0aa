import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Exchange } from '../model/exchange.ts'
import { learnCosts } from '../run/learn-costs.ts'
import { formatTypicalCosts, typicalCostsFile } from '../run/typical-costs.ts'
import { readJsonLines, readRecord } from '../shared/read-record.ts'

// npm run learn-costs -- DIR: learns typical costs from a run of everything, made with --concurrency 1.
const [dir = ''] = process.argv.slice(2)
const exchanges: Exchange[] = []
const record = await readRecord(dir)
for await (const { value } of readJsonLines(join(dir, 'exchanges.jsonl'))) exchanges.push(value as Exchange)
writeFileSync(typicalCostsFile, formatTypicalCosts(learnCosts(record, exchanges)))
