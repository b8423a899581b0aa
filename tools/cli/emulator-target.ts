import type { ReadyInfo, UserInfo } from '../emulator/ready-info.ts'
import type { ProfileFixtures } from '../model/profile.ts'
import { roles } from '../model/target.ts'
import type { ResolvedIdentity, ResolvedTarget } from '../target/resolved-target.ts'

/** The embedded emulator as a target: its user, one of another project, one for each role, and an expired token. */
export function emulatorTarget(info: ReadyInfo): ResolvedTarget {
  return {
    name: 'emulator',
    kind: 'emulator',
    default: identityOf(info, info),
    alternate: identityOf(info, info.alternate),
    roles: Object.fromEntries(
      roles.flatMap(role => {
        const user = info.roleUsers[role]
        return user === undefined ? [] : [[role, identityOf(info, user)]]
      }),
    ),
    expiredToken: info.expiredToken,
    tls: { insecure: false },
  }
}

/** What it has for the checks to use, and no API tells: subnets are the network service's, which it is without. */
export function emulatorFixtures({ sapSubnets }: ReadyInfo): ProfileFixtures {
  const sapSubnet = sapSubnets.find(({ kind }) => kind === 'free')?.id
  const otherSubnet = sapSubnets.find(({ kind }) => kind === 'kvm')?.id
  return {
    ...(sapSubnet === undefined ? {} : { sapSubnet }),
    ...(otherSubnet === undefined ? {} : { otherSubnet }),
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
