import type { ReadyInfo, UserInfo } from '../emulator/ready-info.ts'
import type { ResolvedIdentity, ResolvedTarget } from '../target/resolved-target.ts'

/** The embedded emulator as a target: its user, one of another project, and a token that has expired. */
export function emulatorTarget(info: ReadyInfo): ResolvedTarget {
  return {
    name: 'emulator',
    kind: 'emulator',
    default: identityOf(info, info),
    alternate: identityOf(info, info.alternate),
    expiredToken: info.expiredToken,
    tls: { insecure: false },
  }
}

function identityOf(info: ReadyInfo, { username, password, project }: UserInfo): ResolvedIdentity {
  const domain = { name: info.domain }
  return {
    credentials: {
      kind: 'v3password',
      authUrl: info.authUrl,
      user: { name: username },
      userDomain: domain,
      password,
      scope: { project: { name: project }, domain },
    },
    endpoints: {},
    region: info.region,
    interface: 'public',
  }
}
