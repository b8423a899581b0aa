import { closeSync, createReadStream, openSync, readSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'

/** A stretch of a file, or bytes that stand between two of them. */
export type Piece = { file: string; first: number; bytes: number } | { text: string }

/** Read at once, without a stream: cheaper than a trip to the thread pool for files that are in the page cache. */
const smallBytes = 64 * 1024

/** Sends pieces one after the other as the body of an answer whose head is already written, and ends it. */
export async function sendPieces(response: ServerResponse, pieces: readonly Piece[]): Promise<void> {
  const only = pieces[0]
  if (pieces.length === 1 && only !== undefined && 'file' in only && only.bytes <= smallBytes) {
    response.end(readPiece(only))
    return
  }
  await pipeline(chunks(pieces), response)
}

async function* chunks(pieces: readonly Piece[]): AsyncGenerator<Uint8Array | string> {
  for (const piece of pieces) {
    if ('text' in piece) yield piece.text
    else if (piece.bytes <= smallBytes) yield readPiece(piece)
    else {
      const range = { start: piece.first, end: piece.first + piece.bytes - 1, highWaterMark: 256 * 1024 }
      yield* createReadStream(piece.file, range)
    }
  }
}

/** The bytes of a small stretch. @throws when the file is shorter than the stretch */
export function readPiece(piece: { file: string; first: number; bytes: number }): Buffer {
  const buffer = Buffer.allocUnsafe(piece.bytes)
  if (piece.bytes === 0) return buffer
  const descriptor = openSync(piece.file, 'r')
  try {
    const read = readSync(descriptor, buffer, 0, piece.bytes, piece.first)
    if (read < piece.bytes) throw new Error(`${piece.file} ended after ${piece.first + read} bytes`)
    return buffer
  } finally {
    closeSync(descriptor)
  }
}
