import type { PresetRole } from '../identity/preset-roles.ts'
import type { XmlNode } from '../xml/write-xml.ts'
import type { XmlElement } from '../xml/xml-element.ts'
import type { SapArguments } from './sap-arguments.ts'

/** Whose resources a request is about. */
export interface SapProject {
  id: string
  domainId: string
}

/** A request that may be carried out: its caller has the right, its arguments are still unread. */
export interface SapRequest {
  /** That of the token, or what the headers of the system administrator name (§1.7.2). */
  project: SapProject
  systemAdministrator: boolean
  userId: string
  /** What stands behind the type of resource in the path; empty where nothing does. */
  id: string
  query: SapArguments
  /** Without a label where the operation takes no form. */
  form: SapArguments
  /** The root of the body. @throws {Problem} 400 when there is none or it cannot be read. */
  xml(): XmlElement
  /** How the tasks of this request shall end, where faults are provoked. */
  outcome?: 'error' | 'cancelled'
}

export interface SapAnswer {
  status: 200 | 202
  body: XmlNode
}

/** One of the 27 operations. */
export interface SapOperation {
  /** e.g. `servers.attach-disk`; by it a fault is provoked. */
  id: string
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** With braces where an id stands. */
  path: string
  /** The argument `type` tells it from others of the same method and path; absent: it is the one without `type`. */
  type?: string
  /** How its arguments come where they are in the body. */
  body?: 'form' | 'xml'
  roles: readonly PresetRole[]
  /** Looks at no project, so that the system administrator need not name one. */
  anyProject?: true
  run(request: SapRequest): SapAnswer
}
