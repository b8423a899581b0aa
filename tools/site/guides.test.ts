import { existsSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { describe, expect, test } from 'vitest'
import { verdicts } from '../model/verdict.ts'
import { packageRoot } from '../shared/package-root.ts'
import { guides } from './guides.ts'
import { headingsOf } from './parts/markdown.ts'

const text = (file: string): string => readFileSync(join(packageRoot, file), 'utf8')

test('every guide is there, under a name of its own', () => {
  expect(guides.filter(({ file }) => !existsSync(join(packageRoot, file)))).toEqual([])
  expect(new Set(guides.map(({ id }) => id)).size).toBe(guides.length)
  expect(guides[0]?.group).toBe('Start')
})

test.each(guides.map(({ file }) => file))('every file and heading that %s links to is there', file => {
  const links = [...text(file).matchAll(/\]\(([^)\s]+)\)/g)].map(([, to = '']) => to)
  const broken = links.filter(to => {
    if (/^https?:/.test(to)) return false
    const [path = '', anchor] = to.split('#')
    const target = path === '' ? file : posix.join(posix.dirname(file), path)
    if (!existsSync(join(packageRoot, target))) return true
    return anchor !== undefined && !headingsOf(text(target)).some(heading => heading.anchor === anchor)
  })
  expect(broken).toEqual([])
})

describe('the guides keep up with the program', () => {
  test('all verdicts are explained', () => {
    const page = text('docs/guides/verdicts.md')
    expect(verdicts.filter(verdict => !page.includes(`| \`${verdict}\` |`))).toEqual([])
  })

  test('the example of a check uses what its file has, and is not there yet', () => {
    const example = /```ts\n([\s\S]*?)```/.exec(text('docs/guides/add-a-check.md'))?.[1] ?? ''
    const suite = text('suites/object-storage/upload.ts')
    const used = ['upload', 'ownObject', 'lookAtObject', 'md5', 'check']
    expect(used.filter(name => !example.includes(name))).toEqual([])
    expect(used.filter(name => !new RegExp(`\\b${name}\\b`).test(suite))).toEqual([])
    const id = /\.([a-z-]+)`/.exec(example)?.[1]
    expect(id).toBe('etag-follows-content')
    expect(suite).not.toContain(`.${id}\``)
  })
})
