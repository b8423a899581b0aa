import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { specEntries } from '../../cli/list/spec-entries.ts'
import { packageRoot } from '../../shared/package-root.ts'
import { bodyTrees } from './body-trees.ts'
import { faultBodies } from './fault-bodies.ts'
import { loadSite } from './load-site.ts'
import type { OperationEntry } from './site.ts'
import { snippetsOf, variablesText } from './snippets.ts'

const site = loadSite({ root: packageRoot, k5: specEntries(packageRoot, []), jio: [], notEvaluated: [], runs: [] })

function entry(id: string): OperationEntry {
  return site.operations.find(({ operation }) => operation.id === id) as OperationEntry
}
function snippet(id: string, kind: 'curl' | 'client' | 'fetch'): string {
  return snippetsOf(entry(id)).find(one => one.id === kind)?.text ?? ''
}

describe('calls', () => {
  test.each([
    [
      'object-storage.objects.upload',
      ['--request PUT "$OBJECT_STORE_ENDPOINT/$container/$object"', '--upload-file "$file"'],
    ],
    ['object-storage.objects.show', ['curl --head "$OBJECT_STORE_ENDPOINT/$container/$object"']],
    ['object-storage.bulk.delete', ['?bulk-delete"']],
    ['compute.servers.create', ['"$COMPUTE_ENDPOINT/servers"', '"Content-Type: application/json"', "<<'BODY'\n{"]],
    ['sap.servers.create', ['"$SAP_ENDPOINT/l_servers"', '"Accept: application/xml"', "<<'BODY'\n<Resources>"]],
  ])('%s by curl has %o', (id, parts) => {
    const text = snippet(id, 'curl')
    for (const part of [...parts, '--header "X-Auth-Token: $OS_TOKEN"'].filter(
      part => !text.includes('--head ') || part.includes('curl'),
    ))
      expect(text).toContain(part)
  })

  test('every curl line and every setting of variables is one that a shell can read', () => {
    const texts = site.operations.flatMap(one => [snippetsOf(one)[0]?.text ?? '', variablesText(one)])
    // -n reads and runs nothing.
    expect(() =>
      execFileSync('bash', ['-n'], { input: texts.join('\n\n'), stdio: ['pipe', 'pipe', 'pipe'] }),
    ).not.toThrow()
  })

  test('every call in TypeScript is TypeScript', async () => {
    const { transpileModule } = (await import('typescript')).default
    const broken = site.operations.flatMap(one => {
      const text = snippetsOf(one).at(-1)?.text ?? ''
      const { diagnostics = [] } = transpileModule(text, { reportDiagnostics: true, fileName: 'call.ts' })
      return diagnostics.map(({ messageText }) => `${one.operation.id}: ${String(messageText)}`)
    })
    expect(broken).toEqual([])
  })

  test('variables come from the catalog by the type of the service, and are not exported', () => {
    const text = variablesText(entry('object-storage.objects.upload'))
    expect(text).toContain('OBJECT_STORE_ENDPOINT=$(openstack catalog show object-store -f json')
    expect(text).toContain('OS_TOKEN=$(openstack token issue')
    expect(text).not.toContain('export ')
  })
})

describe('bodies', () => {
  test('stand in the order of an exchange', () => {
    expect(bodyTrees(entry('sap.servers.create')).map(({ part, form }) => `${part} ${form}`)).toEqual([
      'request xml',
      '202 xml',
      'error xml',
    ])
  })

  test('elements that are listed by name and parent are put in their place', () => {
    const listing = bodyTrees(entry('object-storage.containers.list')).find(({ form }) => form === 'xml')
    expect(JSON.stringify(listing?.tree)).toContain('/account/container/name')
  })

  test('a fault is shown once for all statuses that name one, and asks for nothing', () => {
    const { tree, files } = faultBodies(entry('compute.servers.delete'), packageRoot) ?? { tree: undefined, files: [] }
    expect(tree?.children.map(({ name, required }) => `${name} ${required}`)).toEqual(['{fault} advisory'])
    expect(tree?.children[0]?.children.map(({ name, required }) => `${name} ${required}`)).toEqual([
      'code optional',
      'message advisory',
    ])
    expect(files.find(({ status }) => status.code === 409)?.file).toBe(
      'spec/schemas/compute/fault.409.1.2.4.json.schema.json',
    )
    expect(faultBodies(entry('object-storage.objects.upload'), packageRoot)).toBeUndefined()
  })
})
