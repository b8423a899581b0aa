/**
 * Other names that catalogs give to a service type (OpenStack's service-types authority), where they mean the same
 * API. The key is the type this project uses.
 */
const aliases: Readonly<Record<string, readonly string[]>> = {
  'object-store': ['object-storage'],
  volumev3: ['block-storage', 'block-store'],
  'key-manager': ['key-management'],
}

const canonical = new Map(Object.entries(aliases).flatMap(([type, others]) => others.map(other => [other, type])))

/** The one name this project knows a service type by; a type without aliases stands for itself. */
export function canonicalType(type: string): string {
  return canonical.get(type) ?? type
}
