import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { StatusCode } from '../../model/catalog.ts'
import type { JsonSchema } from './body-schemas.ts'
import { type TreeNode, treeOfSchema } from './schema-tree.ts'
import type { OperationEntry } from './site.ts'

/** The body of the errors of which the document gives only the name of a fault. */
export interface FaultBodies {
  /** One for all: only the name of the root differs, and stands as `{fault}`. */
  tree: TreeNode
  /** Schema of each status, as paths below the package's root. */
  files: { status: StatusCode; file: string }[]
}

/** The fault bodies of an operation; undefined where its errors name none. */
export function faultBodies({ errorCodes, service }: OperationEntry, root: string): FaultBodies | undefined {
  const files = errorCodes
    .filter(({ fault, faults }) => fault !== undefined || faults !== undefined)
    .map(status => ({ status, file: fileOf(service.id, status, root) }))
    .filter(({ file }) => existsSync(join(root, file)))
  const first = files[0]
  if (first === undefined) return undefined
  const schema = JSON.parse(readFileSync(join(root, first.file), 'utf8')) as JsonSchema
  const tree = treeOfSchema(schema)
  const fault = tree.children[0]
  if (fault === undefined) return undefined
  return { tree: { ...tree, children: [renamed(fault)] }, files }
}

/** Where chapters name different faults for one status, the file says of which section it is. */
function fileOf(service: string, { code, clause }: StatusCode, root: string): string {
  const own = `spec/schemas/${service}/fault.${code}.${clause.section}.json.schema.json`
  return existsSync(join(root, own)) ? own : `spec/schemas/${service}/fault.${code}.json.schema.json`
}

/** Nothing of a fault's body is documented, so what custom asks for is advisory. */
function renamed(fault: TreeNode): TreeNode {
  const advisory = (node: TreeNode): TreeNode => ({
    ...node,
    required: node.required === 'required' ? 'advisory' : node.required,
    children: node.children.map(advisory),
  })
  return { ...advisory(fault), name: '{fault}', words: ['named after the fault of the status'] }
}
