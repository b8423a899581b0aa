import { describe, expect, test } from 'vitest'
import { thrownBy } from '../parts/section.fixture.ts'
import { creating, type InventedParts, inventedRow, listing, opening, readInvented } from './invented.fixture.ts'

describe('an operation with a form', () => {
  const { operation, entries } = readInvented()

  test('has method, path, status, media types and roles', () => {
    expect([operation.method, operation.path, operation.consumes, operation.produces]).toEqual([
      'PUT',
      '/l_books/{bookResourceId}/open',
      ['application/x-www-form-urlencoded'],
      ['application/xml'],
    ])
    expect(operation.normalCodes.map(({ code, reason }) => [code, reason])).toEqual([[202, 'Accepted']])
    expect([operation.roles?.length, operation.listedAs?.length, entries.length]).toEqual([1, 1, 2])
  })

  test('has headers with the conditions of their notes, and arguments', () => {
    const outcomes = (name: string) =>
      operation.parameters.find(parameter => parameter.name === name)?.conditions?.map(each => each.then)
    expect(operation.parameters.map(({ name, in: place, values }) => [name, place, values?.[0]])).toEqual([
      ['bookResourceId', 'path', undefined],
      ['Content-Type', 'header', 'application/x-www-form-urlencoded'],
      ['Accept', 'header', 'application/xml'],
      ['X-Shelf-Token', 'header', undefined],
      ['X-Shelf-Id', 'header', undefined],
      ['page', 'form', undefined],
      ['type', 'form', 'flat'],
    ])
    expect([outcomes('Accept'), outcomes('X-Shelf-Token'), outcomes('X-Shelf-Id')]).toEqual([
      undefined,
      ['ignored'],
      ['required', 'ignored'],
    ])
    expect(operation.parameters[5]).toMatchObject({ presence: 'optional', type: 'integer', limits: { minimum: 1 } })
  })

  test('has the elements of a task, without those that its section says are hidden', () => {
    expect(operation.responseElements.map(({ at, values }) => [at, values])).toEqual([
      ['/task', undefined],
      ['/task/status', ['waiting', 'done']],
      ['/task/resource', undefined],
      ['/task/resource/@id', undefined],
    ])
    const response = 'Task information\n\nHowever, <resource id="*resourceId*"/> is not displayed.'
    expect(readInvented({ response }).operation.responseElements.map(({ at }) => at)).toEqual(['/task', '/task/status'])
  })

  test('mends what print has damaged in method and path, and a note with another mark', () => {
    const { operation: mended } = readInvented({
      method: '>PUT',
      path: '/|_books/bookResourceId/open',
      header: opening.header.replace('\n*2:', '\n*3:'),
    })
    expect([mended.method, mended.path]).toEqual(['PUT', '/l_books/{bookResourceId}/open'])
    expect(mended.parameters.find(({ name }) => name === 'X-Shelf-Id')?.conditions).toHaveLength(2)
  })

  test('takes the title of the lists when its own means something else', () => {
    const titled = (title: string): string =>
      readInvented({}, { title, rows: [inventedRow('Retrieve a list of books')] }).operation.title
    expect([titled('List books'), titled('Burn books')]).toEqual(['List books', 'Retrieve a list of books'])
  })

  test('has a form where its header is missing, no body where there is none, and the common status', () => {
    const bare = readInvented({ header: 'Accept: application/xml', status: '' }).operation
    expect([bare.consumes, bare.normalCodes[0]?.code]).toEqual([['application/x-www-form-urlencoded'], 200])
    expect(readInvented({ body: '' }).operation.consumes).toEqual([])
  })
})

describe('an operation that answers with XML', () => {
  const { operation, samples } = readInvented(listing, { title: 'List books' })
  const element = (at: string) => operation.responseElements.find(other => other.at === at)

  test('has a sample for each body, called by what tells them apart', () => {
    expect(samples.map(({ sample }) => [sample.file, sample.fencesJoined, sample.status, sample.confidence])).toEqual([
      ['k5/foundation/9.7.5.1-list-books-verbose-false.response.xml', 1, 200, 'exact'],
      ['k5/foundation/9.7.5.1-list-books-verbose-true.response.xml', 2, 200, 'repaired'],
    ])
  })

  test('has the elements of all bodies with what the items say of them', () => {
    expect(operation.responseElements.map(({ at, type }) => [at, type])).toEqual([
      ['/Books', 'Books'],
      ['/Books/Book', 'Book'],
      ['/Books/Book/@name', 'string'],
      ['/Books/Book/Ink', 'string'],
      ['/Books/Book/Pages', 'integer'],
      ['/Books/Book/Owner', 'string'],
    ])
    expect(element('/Books/Book/@name')?.limits).toEqual({ maxLength: 20 })
    expect(element('/Books/Book/Ink')?.values).toEqual(['black', 'blue'])
    expect(element('/Books/Book/Pages')?.limits).toEqual({ minimum: 1 })
  })

  test('says when an element is there', () => {
    const conditions = (at: string) =>
      element(at)?.conditions?.map(({ then: outcome, parameter, value, note }) => [outcome, parameter ?? note, value])
    expect(conditions('/Books/Book/@name')).toBeUndefined()
    expect(conditions('/Books/Book/Pages')).toEqual([['required', 'verbose', 'true']])
    expect(conditions('/Books/Book/Ink')).toEqual([
      ['required', 'verbose', 'true'],
      ['required', 'internal', 'true'],
    ])
    expect(conditions('/Books/Book/Owner')).toEqual([
      ['required', 'verbose', 'true'],
      ['forbidden', 'the image is a public one', undefined],
    ])
  })
})

describe('an operation with XML in its request', () => {
  const { operation, samples } = readInvented(creating, { title: 'Create book' })
  const body = operation.parameters.filter(({ in: place }) => place === 'body')

  test('has a parameter for each value of the body', () => {
    expect(body.map(({ name, at }) => [name, at])).toEqual([
      ['bookName', '/Resources/Book/@name'],
      ['coverAuto', '/Resources/Book/Cover/@auto'],
      ['coverColour', '/Resources/Book/Cover/@colour'],
      ['numOfPages', '/Resources/Book/Disks/Pages'],
      ['readerName', '/Resources/Book/Reader'],
    ])
    expect(body[1]).toMatchObject({ type: 'boolean', values: ['false', 'true'], default: 'true', presence: 'optional' })
    expect(body[2]).toMatchObject({ presence: 'optional' })
    expect(body[3]).toMatchObject({
      limits: { minimum: 1, maximum: 9 },
      presence: 'optional',
      conditions: [{ when: 'other' }],
    })
    expect(body[4]).toMatchObject({
      presence: 'optional',
      conditions: [{ note: 'the operating system is Windows' }],
    })
    expect(samples.map(({ sample }) => sample.id)).toEqual(['k5/foundation/9.7.5.1-create-book.request'])
  })

  test('may refer to the items of the creation, whose limits bind what is asked for only', () => {
    const creationItems = [
      {
        name: 'numOfPages',
        description: 'Pages',
        details: 'Specify a value from 1 to 9.',
        ofRequest: true as const,
        line: 0,
      },
    ]
    const text =
      '```\n<Book><Pages>numOfPages</Pages></Book>\n```\n\nItem\tDescription\tDetails\nRefer to the creation API for details\t\t'
    const request = readInvented({ body: text }, {}, { creationItems }).operation.parameters.at(-1)
    const response = readInvented({ response: text }, {}, { creationItems }).operation.responseElements.at(-1)
    expect([request?.limits, response?.limits]).toEqual([{ minimum: 1, maximum: 9 }, undefined])
  })
})

describe('a text that cannot be read', () => {
  test.each<[string, Partial<InventedParts>, RegExp]>([
    ['a part that is missing', { path: '' }, /Path/],
    ['a response without a body', { response: '' }, /"Body"/],
    ['a body of no known form', { response: 'Words.' }, /no body/],
    ['a part twice', { query: 'n/a\n\nMethod\n\nPUT' }, /"Method" at this place/],
    ['a method that is none', { method: 'OPEN' }, /method/],
    ['a path that is none', { path: 'l_books' }, /path/],
    ['a status that is none', { status: 'Accepted' }, /status/],
    ['a header that is none', { header: 'Accepts everything' }, /"Accepts everything"/],
    ['arguments of other columns', { body: 'Name\tMeaning\na\tb' }, /"Meaning"/],
    ['arguments that are words', { query: 'All of them.' }, /no arguments below "Query"/],
    ['items of no known form', { response: `${listing.response}\n\nWord\tMeaning\na\tb` }, /"Word"/],
    ['a heading among items that is unknown', { response: `${listing.response}\nSee elsewhere\t\t` }, /See elsewhere/],
  ])('is told with its line: %s', (_, changes, message) => {
    const error = thrownBy(() => readInvented(changes))
    expect(error.code).toBe('IMPORT_STRUCTURE')
    expect(error.message).toMatch(message)
    expect(error.where).toMatch(/^section 9\.7\.5\.1, line 1\d\d of/)
  })
})
