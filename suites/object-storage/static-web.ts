import type { Check, CheckContext } from '../../tools/model/check.ts'
import { check } from '../../tools/model/check.ts'
import type { TargetReply } from '../../tools/model/target.ts'
import { ownContainer, store } from './fixtures.ts'

const create = 'object-storage.containers.create'

const everyone = { 'X-Container-Read': '.r:*,.rlistings' }

/** What a browser without a token gets; an empty object name is the container's own page. */
function browse(t: CheckContext, container: string, object: string): Promise<TargetReply> {
  return t.call('object-storage.objects.download', { path: { container, object }, identity: 'none' })
}

async function site(t: CheckContext, headers: Record<string, string>, ...pages: string[]): Promise<string> {
  const container = await ownContainer(t, headers, 'site')
  for (const object of pages) await store(t, { container, object }, `page ${object}`, { 'Content-Type': 'text/html' })
  return container
}

/** A container as a web site (§2.7.5.5). */
export const staticWebChecks: Check[] = [
  check(`${create}.web-index-served`, {
    title: 'the index page is what the container itself shows',
    clause: '§2.7.5.5 request header X-Container-Meta-Web-Index',
    level: 'required',
    effect: 'create',
    covers: ['#request-header.x-container-meta-web-index', 'rule:web-index'],
    run: async t => {
      const container = await site(t, { ...everyone, 'X-Container-Meta-Web-Index': 'index.html' }, 'index.html')
      const reply = await browse(t, container, '')
      t.expect(reply.text(), 'the index page').toBe('page index.html')
    },
  }),
  check(`${create}.web-error-404-served`, {
    title: 'the error page of 404 is the object named 404 and the given name',
    clause: '§2.7.5.5 request header X-Container-Meta-Web-Error',
    level: 'required',
    effect: 'create',
    covers: ['#request-header.x-container-meta-web-error', 'rule:web-error'],
    run: async t => {
      const headers = {
        ...everyone,
        'X-Container-Meta-Web-Index': 'index.html',
        'X-Container-Meta-Web-Error': 'error.html',
      }
      const reply = await browse(t, await site(t, headers, '404error.html'), 'missing.html')
      t.expect([reply.status, reply.text()], 'status 404 with its page').toEqual([404, 'page 404error.html'])
    },
  }),
  check(`${create}.web-error-needs-no-index`, {
    title: 'error pages are served where only they are set, without index page or directory list',
    clause: '§2.7.5.5 request header X-Container-Meta-Web-Error',
    level: 'required',
    effect: 'create',
    covers: ['#request-header.x-container-meta-web-error', 'rule:web-error'],
    run: async t => {
      const headers = { ...everyone, 'X-Container-Meta-Web-Error': 'error.html' }
      const reply = await browse(t, await site(t, headers, '404error.html'), 'missing.html')
      t.expect([reply.status, reply.text()], 'status 404 with its page').toEqual([404, 'page 404error.html'])
    },
  }),
  check(`${create}.web-error-401-served`, {
    title: 'the error page of 401 is the object named 401 and the given name',
    clause: '§2.7.5.5 request header X-Container-Meta-Web-Error',
    level: 'required',
    effect: 'create',
    covers: ['#request-header.x-container-meta-web-error', 'rule:web-error'],
    run: async t => {
      // Objects may be read by everyone, the list may not.
      const headers = { 'X-Container-Read': '.r:*', 'X-Container-Meta-Web-Error': 'error.html' }
      const reply = await browse(t, await site(t, headers, '401error.html'), '')
      t.expect([reply.status, reply.text()], 'status 401 with its page').toEqual([401, 'page 401error.html'])
    },
  }),
  check(`${create}.web-listing-shown`, {
    title: 'X-Container-Meta-Web-Listing: TRUE shows a directory list where there is no index page',
    clause: '§2.7.5.5 request header X-Container-Meta-Web-Listing',
    level: 'required',
    effect: 'create',
    covers: ['#request-header.x-container-meta-web-listing', 'rule:web-listing'],
    errata: ['object-storage.headers.spelling-of-true'],
    run: async t => {
      const container = await site(t, { ...everyone, 'X-Container-Meta-Web-Listing': 'TRUE' }, 'shown.html')
      const reply = await browse(t, container, '')
      t.expect(reply.status, 'a directory list').toBe(200)
      t.expect(reply.text(), 'HTML that names the page').toMatch(/<html[\s\S]*shown\.html/i)
    },
  }),
  check(`${create}.web-listing-off`, {
    title: 'without X-Container-Meta-Web-Listing no directory list is shown as HTML',
    clause: '§2.7.5.5 request header X-Container-Meta-Web-Listing',
    level: 'required',
    effect: 'create',
    covers: ['rule:web-listing'],
    run: async t => {
      const container = await site(t, { ...everyone, 'X-Container-Meta-Web-Index': 'index.html' }, 'hidden.html')
      const reply = await browse(t, container, '')
      t.expect(reply.text(), 'the page is not given away').not.toContain('hidden.html')
    },
  }),
  check(`${create}.web-listing-css-used`, {
    title: 'the directory list uses the style sheet that X-Container-Meta-Web-Listing-CSS names',
    clause: '§2.7.5.5 request header X-Container-Meta-Web-Listing-CSS',
    level: 'required',
    effect: 'create',
    covers: ['#request-header.x-container-meta-web-listing-css', 'rule:web-listing-css'],
    run: async t => {
      const headers = {
        ...everyone,
        'X-Container-Meta-Web-Listing': 'TRUE',
        'X-Container-Meta-Web-Listing-CSS': 'lists.css',
      }
      const reply = await browse(t, await site(t, headers, 'shown.html'), '')
      t.expect(reply.text(), 'a link to the style sheet').toMatch(/<link[^>]*lists\.css/i)
    },
  }),
]
