/**
 * The ids of operations that only a community table has: the manual's edition dropped them. Keyed by chapter, number
 * and title of the row. Kept by hand; `import` fails when a row is neither here nor in the manual.
 */
export const onlyInTables: Readonly<Record<string, string>> = {
  '1.8 18 Update image (v1)': 'image.images.update-v1',
}
