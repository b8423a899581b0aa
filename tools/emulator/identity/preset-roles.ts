/** The roles that a table of rights tells apart (§1.7.1.2); in the project `demo` a user of the same name has each. */
export const presetRoles = ['subscriber', 'administrator', 'developer', 'operator', 'observer'] as const

export type PresetRole = (typeof presetRoles)[number]

/** Who runs the cloud: may act for any project, which headers name (§1.7.2). Its user has the same name. */
export const systemAdministrator = 'system-administrator'

/** The other role beside `administrator` that may import and export (§1.6.1). Its user, in `demo`, has the same name. */
export const systemOwner = 'system-owner'

/** Users that exist for their role alone. */
export const roleUserNames = [...presetRoles, systemOwner, systemAdministrator] as const

export type RoleUserName = (typeof roleUserNames)[number]
