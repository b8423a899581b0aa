import { Agent, type Dispatcher } from 'undici'
import { decodeHeaders, encodeHeaders } from './header-text.ts'
import type { ResolvedTarget } from './resolved-target.ts'
import {
  connectTimeoutMs,
  maxHeaderBytes,
  type Received,
  TimedOut,
  type Transport,
  type WireRequest,
} from './transport.ts'

/** The usual way: kept-alive connections of undici, one pool for each origin. */
export class PooledTransport implements Transport {
  readonly #agent: Agent

  constructor(tls: ResolvedTarget['tls'], connections: number) {
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
      const timer = setTimeout(() => {
        timedOut = new TimedOut(request.timeoutMs)
        reject(timedOut)
        controller?.abort(timedOut)
      }, request.timeoutMs)
      const fail = (error: unknown): void => {
        clearTimeout(timer)
        reject(error)
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
        },
        onResponseData(started, chunk) {
          try {
            received.add(chunk, request.maxBodyBytes)
          } catch (error) {
            started.abort(error as Error)
          }
        },
        onResponseEnd() {
          clearTimeout(timer)
          resolve()
        },
        onResponseError(_controller, error) {
          fail(error)
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
