import type { Agent as AgentType, Dispatcher } from 'undici'
// All of undici, with fetch and caches, takes three times as long to load as what is needed of it.
import Agent from 'undici/lib/dispatcher/agent.js'
import { type BodyRoom, smallBodyBytes } from './body-room.ts'
import { Deadline } from './deadline.ts'
import { decodeHeaders, encodeHeaders } from './header-text.ts'
import type { ResolvedTarget } from './resolved-target.ts'
import {
  connectTimeoutMs,
  maxHeaderBytes,
  type Received,
  type TimedOut,
  type Transport,
  type WireRequest,
} from './transport.ts'

/** The usual way: kept-alive connections of undici, one pool for each origin. */
export class PooledTransport implements Transport {
  readonly #agent: AgentType
  readonly #room: BodyRoom

  constructor(tls: ResolvedTarget['tls'], connections: number, room: BodyRoom) {
    this.#room = room
    this.#agent = new Agent({
      connections,
      pipelining: 1,
      maxHeaderSize: maxHeaderBytes,
      // One timer runs over the whole exchange instead.
      headersTimeout: 0,
      bodyTimeout: 0,
      connect: {
        timeout: connectTimeoutMs,
        rejectUnauthorized: !tls.insecure,
        ...(tls.ca === undefined ? {} : { ca: tls.ca }),
      },
    })
  }

  send(request: WireRequest, received: Received): Promise<void> {
    return new Promise((resolve, reject) => {
      let controller: Dispatcher.DispatchController | undefined
      let timedOut: TimedOut | undefined
      let enter: (() => void) | undefined
      const deadline = new Deadline(request.timeoutMs, error => {
        timedOut = error
        fail(error)
        controller?.abort(error)
      })
      const end = (): void => {
        deadline.stop()
        if (enter !== undefined) this.#room.leave(enter)
        enter = undefined
      }
      const fail = (error: unknown): void => {
        end()
        reject(error)
      }
      const orAbort = (started: Dispatcher.DispatchController, work: () => void): void => {
        try {
          work()
        } catch (error) {
          started.abort(error as Error)
        }
      }
      const handler: Dispatcher.DispatchHandler = {
        onRequestStart(started) {
          controller = started
          // It may have waited for a connection until its time was over.
          if (timedOut !== undefined) started.abort(timedOut)
        },
        onResponseStart(started, status, _headers, reason) {
          if (status < 200) return
          received.begin(status, reason ?? '', decodeHeaders((started.rawHeaders ?? []) as Buffer[]))
          orAbort(started, () => received.refuseAnnounced(request.method, request.maxBodyBytes))
        },
        onResponseData: (started, chunk) => {
          orAbort(started, () => received.add(chunk, request.maxBodyBytes))
          if (enter !== undefined || received.bytes <= smallBodyBytes || started.aborted) return
          enter = () => {
            deadline.resume()
            started.resume()
          }
          if (this.#room.take(enter)) return
          deadline.pause()
          started.pause()
        },
        onResponseEnd() {
          end()
          resolve()
        },
        onResponseError(_controller, error) {
          // The length that a 304 tells is that of what it does not send; undici takes it for a promise.
          if (!received.bodiless || !isWrongLength(error)) return fail(error)
          end()
          resolve()
        },
      }
      try {
        this.#agent.dispatch(
          {
            origin: request.origin,
            path: request.path,
            method: request.method as Dispatcher.HttpMethod,
            headers: encodeHeaders(request.headers).flat(),
            // An async iterable is accepted too, though the types do not say so.
            body: (request.body ?? null) as Buffer | null,
          },
          handler,
        )
      } catch (error) {
        fail(error)
      }
    })
  }

  async close(): Promise<void> {
    await this.#agent.destroy()
  }
}

function isWrongLength(error: Error): boolean {
  return (error as NodeJS.ErrnoException).code === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH'
}
