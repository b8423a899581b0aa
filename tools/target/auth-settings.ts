/**
 * What a user said about authentication, before it is judged: the union of what the environment and clouds.yaml can
 * hold. Names are OpenStack's own.
 */
export interface AuthSettings {
  authType?: string
  authUrl?: string
  username?: string
  userId?: string
  password?: string
  projectName?: string
  projectId?: string
  userDomainId?: string
  userDomainName?: string
  projectDomainId?: string
  projectDomainName?: string
  /** Stands in for both domains. */
  defaultDomainId?: string
  defaultDomainName?: string
  token?: string
  applicationCredentialId?: string
  applicationCredentialName?: string
  applicationCredentialSecret?: string
  region?: string
  interface?: string
  storageUrl?: string
  cacert?: string
  insecure?: boolean
}

export type TextSetting = Exclude<keyof AuthSettings, 'insecure'>

const applicationCredential = [
  'applicationCredentialId',
  'applicationCredentialName',
  'applicationCredentialSecret',
] as const

/** Settings that only mean something together: whoever gives one of them gives the group. */
const groups: readonly (readonly TextSetting[])[] = [
  ['username', 'userId'],
  ['projectName', 'projectId'],
  ['userDomainId', 'userDomainName'],
  ['projectDomainId', 'projectDomainName'],
  ['defaultDomainId', 'defaultDomainName'],
  applicationCredential,
]

/**
 * The settings of a second identity: what it says itself, and for the rest what the first one says. What would mix
 * two people (a user's id with another's name, a password with another kind of proof) is not taken over.
 */
export function fallBack(own: AuthSettings, main: AuthSettings): AuthSettings {
  const inherited: AuthSettings = { ...main }
  // Neither the main account's address nor its token can stand for another project.
  delete inherited.storageUrl
  delete inherited.token
  for (const group of groups) {
    if (group.some(name => own[name] !== undefined)) for (const name of group) delete inherited[name]
  }
  const kind = proofOf(own)
  if (kind !== undefined && kind !== proofOf(main)) {
    delete inherited.authType
    for (const name of [...applicationCredential, 'username', 'userId', 'password'] as const) delete inherited[name]
  }
  if (isV1(own.authType) && !isV1(main.authType)) delete inherited.authUrl
  return { ...inherited, ...own }
}

function proofOf(settings: AuthSettings): 'application credential' | 'token' | 'password' | 'v1' | undefined {
  if (isV1(settings.authType)) return 'v1'
  if (applicationCredential.some(name => settings[name] !== undefined)) return 'application credential'
  if (settings.password !== undefined || settings.username !== undefined || settings.userId !== undefined)
    return 'password'
  return settings.token === undefined ? undefined : 'token'
}

/** `v1password` is swiftclient's name of Swift's own authentication in clouds.yaml. */
export function isV1(authType: string | undefined): boolean {
  return authType === 'v1password' || authType === 'v1' || authType === 'v1auth'
}
