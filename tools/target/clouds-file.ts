import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isAlias, isScalar, LineCounter, parseDocument, visit } from 'yaml'
import { ConformanceError } from '../shared/errors.ts'

/** Where files are looked for; all folders absolute. */
export interface SearchPath {
  env: Readonly<Record<string, string | undefined>>
  folder: string
  home: string
}

/** A mapping as read: every scalar is the text that was written, or null. */
export interface Mapping {
  [key: string]: Value
}
export type Value = string | null | Value[] | Mapping

export interface CloudsFile {
  file: string
  content: Mapping
}

/**
 * Finds and reads `clouds.yaml`, `secure.yaml` or `clouds-public.yaml`: the file that the variable names, else the
 * first one in `.`, `~/.config/openstack` (or `$XDG_CONFIG_HOME/openstack`) and `/etc/openstack`.
 * @throws {ConformanceError} `TARGET_CLOUDS_FILE` when it cannot be read or is not YAML; never with its content.
 */
export function readCloudsFile(
  name: 'clouds' | 'secure' | 'clouds-public',
  variable: string,
  path: SearchPath,
): CloudsFile | undefined {
  const named = path.env[variable]
  if (named !== undefined && named !== '') {
    if (!existsSync(named))
      throw new ConformanceError('TARGET_CLOUDS_FILE', `the file that ${variable} names does not exist`, {
        where: named,
        next: `correct ${variable} or unset it`,
      })
    return read(named)
  }
  const file = candidates(name, path).find(candidate => existsSync(candidate))
  return file === undefined ? undefined : read(file)
}

/** Every place a file is looked for, in order. */
export function candidates(name: string, path: SearchPath): string[] {
  const config = path.env.XDG_CONFIG_HOME || join(path.home, '.config')
  const folders = [path.folder, join(config, 'openstack'), '/etc/openstack']
  return folders.flatMap(folder => ['yaml', 'yml', 'json'].map(suffix => join(folder, `${name}.${suffix}`)))
}

function read(file: string): CloudsFile {
  return { file, content: parse(readText(file), file) }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    throw new ConformanceError('TARGET_CLOUDS_FILE', `the file cannot be read (${code})`, {
      where: file,
      next: 'make it readable for this user',
    })
  }
}

/**
 * Reads YAML without guessing types: YAML 1.1 and 1.2 disagree on `no`, `0123` or `1e3`, and a password is none of
 * these. What a scalar must be is decided by the schema of its key.
 */
function parse(text: string, file: string): Mapping {
  const lines = new LineCounter()
  const document = parseDocument(text, {
    schema: 'failsafe',
    merge: true,
    prettyErrors: false,
    logLevel: 'error',
    lineCounter: lines,
  })
  const problem = document.errors[0]
  if (problem !== undefined) {
    const { line, col } = lines.linePos(problem.pos[0])
    // The parser's own message may quote the line, and with it a password.
    throw notYaml(file, `line ${line}, column ${col}: ${problem.code.toLowerCase().replaceAll('_', ' ')}`)
  }
  visit(document, {
    Scalar(_key, node) {
      if (node.type === 'PLAIN' && /^(?:~|null|Null|NULL|)$/.test(String(node.source ?? ''))) node.value = null
    },
    Alias(_key, node) {
      if (!isAlias(node) || isScalar(node)) return
      if (node.resolve(document) === undefined) throw notYaml(file, `the anchor *${node.source} does not exist`)
    },
  })
  let content: unknown
  try {
    content = document.toJS({ maxAliasCount: 100 })
  } catch {
    throw notYaml(file, 'its aliases cannot be resolved')
  }
  if (content === null) return {}
  if (typeof content !== 'object' || Array.isArray(content)) throw notYaml(file, 'it is not a mapping')
  return content as Mapping
}

function notYaml(file: string, reason: string): ConformanceError {
  return new ConformanceError('TARGET_CLOUDS_FILE', `the file is not valid YAML for clouds: ${reason}`, {
    where: file,
    next: 'correct the file; its values are not shown here because they may be secrets',
  })
}

/** Lays `over` on `base`, mapping by mapping; lists and scalars are replaced, and null takes nothing away. */
export function mergeMappings(base: Mapping, over: Mapping): Mapping {
  const merged: Mapping = { ...base }
  for (const [key, value] of Object.entries(over)) {
    const before = merged[key]
    if (isMapping(before) && isMapping(value)) merged[key] = mergeMappings(before, value)
    else if (value !== null || before === undefined) merged[key] = value
  }
  return merged
}

export function isMapping(value: Value | undefined): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
