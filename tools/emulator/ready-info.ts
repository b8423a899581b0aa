import type { SubnetInfo } from './sap/service.ts'

/** Where an emulator listens and how to get in: the one line that `emulate` prints. It holds secrets by design. */
export interface ReadyInfo {
  /** Identity v3, e.g. `http://127.0.0.1:35000/v3`. */
  authUrl: string
  /** By service type; the object-store URL is that of `project`. */
  endpoints: Record<string, string>
  region: string
  username: string
  password: string
  project: string
  /** Name of the domain of every user and project. */
  domain: string
  /** Swift's v1 auth for the same user and project. */
  tempauth: { authUrl: string; user: string; key: string }
  /** A user of another project, to try isolation with. */
  alternate: UserInfo
  /** A user of `project` whose role lets it use identity but owns no account: only ACLs let it in. */
  reader: UserInfo
  /** By name: one user for each preset role in `project`, and `system-administrator` in a project apart. */
  roleUsers: Record<string, UserInfo>
  /** Of `project`, for networks of virtual servers for SAP. */
  sapSubnets: SubnetInfo[]
  /** Of `username` on `project`. */
  applicationCredential: { id: string; secret: string }
  /** A token of `username` on `project` that expired before the emulator started. */
  expiredToken: string
}

export interface UserInfo {
  username: string
  password: string
  project: string
}
