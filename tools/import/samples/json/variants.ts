import { titleBeyond } from './captions.ts'
import type { PrintedBody } from './printed-bodies.ts'

/**
 * What tells the bodies of one section and role apart, in their order: what caption or sentence above says, the member
 * that an excerpt quotes, or a request that asks for the only member that a response has.
 */
export function nameVariants(bodies: readonly PrintedBody[], title: string): string[] {
  const said = bodies.map(body => variantSaid(body, title))
  const asked = said.filter((_, index) => bodies[index]?.role === 'request')
  return bodies.map((body, index) => {
    const own = said[index] as string
    const alike = bodies.filter((other, at) => other.role === body.role && said[at] === own)
    const member = onlyMember(body)
    return own === '' && alike.length > 1 && member !== undefined && asked.includes(member) ? member : own
  })
}

function variantSaid(body: PrintedBody, title: string): string {
  const quoted = /^"([\w-]+)"\s*:/.exec(body.parts[0] ?? '')?.[1]
  if (quoted !== undefined) return quoted.replaceAll('_', '-')
  return body.note ?? titleBeyond(body.caption?.title ?? title, title) ?? ''
}

/** Name of the member of `{ "name": "value" }`. */
function onlyMember({ parts }: PrintedBody): string | undefined {
  return /^\{\s*"([\w-]+)"\s*:\s*"[^"]*"\s*\}$/.exec(parts.join('\n'))?.[1]?.replaceAll('_', '-')
}
