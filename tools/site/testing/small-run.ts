import type { RecordedRun } from '../recorded/recorded-run.ts'

/** A run in which some check has each verdict that pages tell apart, and a message that must be shown as text. */
export const smallRun: RecordedRun = {
  generated: 'by a test',
  version: 1,
  id: 'small',
  title: 'A small target',
  kind: 'cloud',
  runs: [
    {
      id: 'abc',
      startedAt: '2026-01-02T03:04:05.000Z',
      seed: 1,
      selection: { api: [], check: [], effects: ['read', 'create'] },
    },
  ],
  suite: { version: '0.1.0', specHash: '0'.repeat(64) },
  verdict: 'non-conformant',
  counts: {
    pass: 1,
    fail: 1,
    'known-fail': 0,
    'unexpected-pass': 0,
    unsupported: 0,
    skipped: 1,
    error: 0,
    'not-run': 0,
  },
  advisoryFails: 0,
  requests: 3,
  durationMs: 1200,
  checks: {
    'object-storage.objects.upload': {
      'etag-is-md5': 'pass',
      'status-201': ['fail', 'expected 201 Created, but 200 OK came <script>alert(1)</script>'],
    },
    'object-storage.containers.list': { 'status-200': ['skipped', 'the effect "read" was not selected'] },
  },
}
