/**
 * The ids of the operations of object storage, by section of the manual. Ids are semantic and stable: a rename leaves the former id as
 * an alias, and no id is ever used again. Kept by hand; `import` fails when a section and this table do not agree.
 */
export const objectStorageIds: Readonly<Record<string, string>> = {
  '2.7.5.1': 'object-storage.containers.list',
  '2.7.5.2': 'object-storage.accounts.update',
  '2.7.5.3': 'object-storage.accounts.show',
  '2.7.5.4': 'object-storage.objects.list',
  '2.7.5.5': 'object-storage.containers.create',
  '2.7.5.6': 'object-storage.containers.delete',
  '2.7.5.7': 'object-storage.containers.update',
  '2.7.5.8': 'object-storage.containers.show',
  '2.7.5.9': 'object-storage.objects.download',
  '2.7.5.10': 'object-storage.objects.upload',
  '2.7.5.11': 'object-storage.objects.copy',
  '2.7.5.12': 'object-storage.objects.delete',
  '2.7.5.13': 'object-storage.objects.show',
  '2.7.5.14': 'object-storage.objects.update',
  '2.7.5.15': 'object-storage.bulk.delete',
}
