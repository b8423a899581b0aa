/**
 * Characters that show nothing, or show something else than what they are: controls other than tab and line feed, marks
 * that turn the direction of text, zero-width ones, lone surrogates and non-characters. XML 1.0 forbids several of them,
 * and the others let a target disguise what it sent.
 */
const hidden =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u061C\u180E\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\uFFFE\uFFFF]|\p{Surrogate}/gu

/** Text with every hidden character written out as `⟨U+202E⟩`; a carriage return before a line feed is dropped. */
export function visible(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replace(hidden, character => `⟨U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}⟩`)
}

/** The same on one line, for a title, an attribute or a table's cell. */
export function visibleLine(text: string): string {
  return visible(text).replace(/\s+/g, ' ').trim()
}
