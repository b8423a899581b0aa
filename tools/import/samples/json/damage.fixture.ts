import fc from 'fast-check'

/** Strings of the kinds that samples hold, each with the places where the page width may break it. */
const word = fc.stringMatching(/^[A-Za-z]{1,12}$/)
const sentence = fc.array(word, { minLength: 8, maxLength: 16 }).map(words => words.join(' '))
const part = fc.stringMatching(/^[a-z0-9]{1,9}$/)
const url = fc.array(part, { minLength: 4, maxLength: 9 }).map(parts => `http://${parts.join('/')}`)
const base64 = fc.uint8Array({ minLength: 90, maxLength: 150 }).map(bytes => Buffer.from(bytes).toString('base64'))
const text = fc.oneof(word, sentence, url, fc.uuid(), base64)
const scalar = fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null))

/** A body such as a service sends: an object of objects, lists and scalars. */
export const bodies: fc.Arbitrary<unknown> = fc.letrec(tie => ({
  object: fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), tie('value'), { minKeys: 1, maxKeys: 4 }),
  list: fc.array(tie('value'), { maxLength: 3 }),
  value: fc.oneof({ depthSize: 'medium', withCrossShrink: true }, scalar, tie('object'), tie('list')),
})).object

/** How a body is damaged: numbers from 0 to 1 that choose lines, columns and what goes wrong. */
export const damages = fc.record({
  breaks: fc.array(
    fc.record({ at: fc.double({ min: 0, max: 0.999, noNaN: true }), closes: fc.boolean(), losesComma: fc.boolean() }),
    {
      maxLength: 3,
    },
  ),
  wraps: fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 1, maxLength: 4 }),
})

type Damage = typeof damages extends fc.Arbitrary<infer T> ? T : never

/** Prints a body as the manual would: long strings broken, split over pages, with what was open closed at a page's foot. */
export function printDamaged(body: unknown, damage: Damage): string[] {
  let wrapped = 0
  const lines = JSON.stringify(body, null, 2)
    .split('\n')
    .flatMap(line => breakLine(line, damage.wraps[wrapped++ % damage.wraps.length] as number).split('\n'))
  const cuts = damage.breaks
    .map(one => ({ ...one, line: Math.floor(one.at * lines.length) }))
    .filter(({ line }) => line > 0)
    .sort((a, b) => a.line - b.line)
  const parts: string[] = []
  let from = 0
  for (const { line, closes, losesComma } of cuts) {
    if (line <= from) continue
    const page = lines.slice(from, line).join('\n')
    const open = closes ? openAt(lines.slice(0, line).join('\n')) : ''
    parts.push(`${losesComma ? page.replace(/,$/, '') : page}${open === '' ? '' : `\n${open}`}`)
    from = line
  }
  parts.push(lines.slice(from).join('\n'))
  return parts
}

/** Breaks the string at the end of a line where the page width may: a sentence between words, all else anywhere. */
function breakLine(line: string, where: number): string {
  const [, before = '', string = '', after = ''] = /^(.*?)("(?:[^"]{30,})")(,?)$/.exec(line) ?? []
  if (string === '') return line
  const places = [...string.slice(0, -2)].flatMap((char, at) =>
    at > 0 && (string.includes(' ') ? char === ' ' : true) ? [at] : [],
  )
  const at = places[Math.floor(where * places.length)] as number
  const rest = string.slice(string[at] === ' ' ? at + 1 : at)
  return `${before}${string.slice(0, at)}\n${rest}${after}`
}

/** The brackets that close what a text has open. */
function openAt(printed: string): string {
  const open: string[] = []
  for (const mark of printed.replace(/"[^"]*"?/g, '').match(/[{}[\]]/g) ?? [])
    if (mark === '{' || mark === '[') open.unshift(mark === '{' ? '}' : ']')
    else open.shift()
  return open.join('\n')
}
