import type { Repair } from '../../../model/sample.ts'
import { type Piece, readPieces } from './tags.ts'

/**
 * Makes tags balanced where the text itself shows how: an element that is closed twice (by itself and by a tag of its
 * own) is open, and one that is never closed is empty where another body of the chapter shows it so.
 * @param emptyElsewhere sections in which an element of that name is empty.
 * @returns undefined where the tags do not tell.
 */
export function balanceTags(
  xml: string,
  emptyElsewhere: ReadonlyMap<string, string>,
): { text: string; repairs: Repair[] } | undefined {
  const pieces = readPieces(xml)
  const repairs: Repair[] = []
  const open: number[] = []
  const change = (index: number, from: RegExp, to: string, what: string, evidence: string): void => {
    const piece = pieces[index] as Piece
    const after = piece.text.replace(from, to)
    repairs.push({ what, before: piece.text, after, evidence })
    pieces[index] = { ...piece, text: after }
  }
  for (const [index, { kind, name }] of pieces.entries()) {
    if (kind === 'open') open.push(index)
    if (kind !== 'close') continue
    const own = open.findLastIndex(at => pieces[at]?.name === name)
    if (own === -1) {
      const twice = pieces.slice(0, index).findLastIndex(piece => piece.kind === 'empty' && piece.name === name)
      if (twice === -1) return undefined
      const evidence = `</${name}> follows, after the elements inside of it`
      change(twice, /\s*\/>$/, '>', 'opened an element that was closed at once', evidence)
      pieces[twice] = { ...(pieces[twice] as Piece), kind: 'open' }
    } else {
      for (const unclosed of open.splice(own + 1)) {
        const section = emptyElsewhere.get(pieces[unclosed]?.name ?? '')
        if (section === undefined) return undefined
        change(unclosed, />$/, '/>', 'closed an element that was left open', `it is empty in the body of §${section}`)
      }
      open.pop()
    }
  }
  return open.length > 0 ? undefined : { text: pieces.map(piece => piece.text).join(''), repairs }
}
