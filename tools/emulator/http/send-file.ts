import { closeSync, createReadStream, openSync, readSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'

/** A stretch of a file, or bytes that stand between two of them. */
export type Piece = { file: string; first: number; bytes: number } | { data: Buffer }

/** Read at once, without a stream: cheaper than a trip to the thread pool for files that are in the page cache. */
const smallBytes = 64 * 1024

/** Sends pieces one after the other as the body of an answer whose head is already written, and ends it. */
export async function sendPieces(response: ServerResponse, pieces: readonly Piece[]): Promise<void> {
  const only = pieces[0]
  if (only === undefined) {
    response.end()
    return
  }
  if (pieces.length === 1 && 'file' in only && only.bytes <= smallBytes) {
    response.end(readPiece(only))
    return
  }
  await pipeline(readPieces(pieces), response)
}

/** The bytes of pieces, chunk by chunk. */
export async function* readPieces(pieces: readonly Piece[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) {
    if ('data' in piece) yield piece.data
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
