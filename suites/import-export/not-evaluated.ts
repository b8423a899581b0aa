const inTrouble = 'only a target in trouble says so, which no client can bring about; the emulator has --fault'
const sevenDays = 'a run does not last for the seven days after which a status is forgotten'

/**
 * Rows of the tables of errors that no check can provoke on a target that is well, by operation and code or by message;
 * a test demands a check for every other row.
 */
export const unprovokedRows: Readonly<Record<string, string>> = {
  'exports.create 40005': 'a token without a project has none of the two roles, and identities of a run have a project',
  'exports.create 40011': 'the manual does not tell the maximum size, and an image that large is billed',
  'Export process has stopped unexpectedly.': inTrouble,
  'Cancel process has stopped unexpectedly.': inTrouble,
  'Export process takes too long time.': inTrouble,
  'VMexport process is failed (${0})': inTrouble,
}

/** Rules that no check exercises; a test demands that all else that is documented is exercised. */
export const notEvaluated: Readonly<Record<string, string>> = {
  'rule:import-export.imports.show.kept-seven-days': sevenDays,
  'rule:import-export.exports.show.kept-seven-days': sevenDays,
}
