/** Ids of the operations of virtual server import and export, by section; see tools/import/operation-ids.ts for the rules. */
export const importExportIds: Readonly<Record<string, string>> = {
  '1.6.3.1': 'import-export.imports.create',
  '1.6.3.2': 'import-export.imports.show',
  '1.6.3.3': 'import-export.imports.list',
  '1.6.3.4': 'import-export.exports.create',
  '1.6.3.5': 'import-export.exports.show',
  '1.6.3.6': 'import-export.exports.list',
  '1.6.3.7': 'import-export.exports.cancel',
}
