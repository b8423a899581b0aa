#!/usr/bin/env node
// Runs the steps of the workflow in docs/ci.md as they stand there, in bash, with the matrix expanded: once without a
// run of the base branch to compare with, then with one. Actions are left out: all jobs share one folder here, so that
// artifacts are there. So is the step that installs: npm ci && npm run build go before. The target is the embedded
// emulator, and only a part of the APIs, or what is given: .ci/workflow.mjs --target emulator
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'

const root = fileURLToPath(new URL('..', import.meta.url))
const narrow = [
  '--target',
  'emulator',
  '--step-ms',
  '10',
  '--api',
  'object-storage.containers.*',
  '--api',
  'compute.flavors.*',
]
const given = process.argv.slice(2)
const options = (given.length > 0 ? given : narrow).join(' ')
const [, text] =
  /## GitHub Actions[\s\S]*?```yaml\n([\s\S]*?)```/.exec(readFileSync(join(root, 'docs/ci.md'), 'utf8')) ?? []
const { jobs, permissions } = parse(text ?? '')
const used = Object.values(jobs).flatMap(job => job.steps.flatMap(step => step.uses ?? []))
if (JSON.stringify(permissions) !== '{"contents":"read"}') fail('the workflow asks for more than to read')
for (const action of used) if (!/@v\d+$/.test(action)) fail(`${action} is not pinned to a major version`)

const folder = mkdtempSync(join(tmpdir(), 'k5c-workflow-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
symlinkSync(join(root, 'dist'), join(folder, 'dist'))
const summary = join(folder, 'summary.md')
for (const base of [false, true]) {
  writeFileSync(summary, '')
  for (const [name, job] of Object.entries(jobs))
    for (const shard of job.strategy?.matrix?.shard ?? [undefined]) runJob(name, job, shard)
  const told = readFileSync(summary, 'utf8')
  if (!/conformant/i.test(told)) fail('the summary does not tell the verdict')
  if (base !== /No regression/.test(told)) fail(`the summary ${base ? 'lacks' : 'has'} a comparison`)
  for (const file of ['results.jsonl', 'junit.xml', 'report.html', 'badge.json'])
    if (!existsSync(join(folder, 'conformance', file))) fail(`the artifact has no ${file}`)
  cpSync(join(folder, 'conformance'), join(folder, 'base'), { recursive: true })
  for (const made of ['conformance', 'shard-1', 'shard-2', 'shard-3', 'shard-4'])
    rmSync(join(folder, made), { recursive: true, force: true })
}

function runJob(name, { steps, env = {} }, shard) {
  for (const { name: step = '', run } of steps) {
    if (run === undefined || step === 'Install') continue
    process.stdout.write(`${name}${shard === undefined ? '' : ` (${shard})`}: ${step}\n`)
    const expand = value =>
      value.replace(/\$\{\{\s*(.*?)\s*\}\}/g, (_, expression) => expressionValue(expression, shard))
    const { status, stdout, stderr } = spawnSync('bash', ['-eo', 'pipefail', '-c', expand(run)], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, ...env, OPTIONS: options, GITHUB_STEP_SUMMARY: summary },
    })
    if (status !== 0) fail(`"${step}" ended with ${status}\n${stdout}${stderr}`)
  }
}

function expressionValue(expression, shard) {
  if (expression === 'matrix.shard') return String(shard)
  if (expression === 'github.run_number') return '7'
  return fail(`nothing is known of ${expression}`)
}

function fail(message) {
  process.stderr.write(`docs/ci.md: ${message}\n`)
  process.exit(1)
}
