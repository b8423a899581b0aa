/** Sentences by which null, or None as the manual also writes it, stands for what there is not. */
const sentences: readonly RegExp[] = [
  /\bNone means that\b/,
  /"null" is returned instead of\b/,
  /\bUse "null" for\b/,
  /\bDefault==None\b/,
]

/** Whether a row says that null may stand in the place of its value. */
export function readNullable(text: string): boolean {
  return sentences.some(sentence => sentence.test(text))
}
