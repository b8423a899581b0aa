export interface ValueFacts {
  values?: string[]
  default?: string
  defaultFrom?: string
}

/** Parts of a list of alternatives: `"a", "b", or "c"`, `A, B or C`, `A, B`. */
function parts(list: string): string[] {
  return list
    .split(/,? (?:or|and) |, ?/)
    .map(part => part.replace(/^"|"$/g, '').trim())
    .filter(part => part !== '')
}

/** All that a pattern finds, in order, each once. */
function each(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map(match => match[1] as string))]
}

/** Sentences that list what a value may be; the first that finds something decides. */
const lists: readonly ((text: string) => string[] | undefined)[] = [
  ...[
    /\bPossible values: ([^.]+)\./,
    /\bChoices are ([^.]+)\./,
    /\bOnly ("[^"]+") can be specified\b/,
    /\bA valid value is ([^.]+)\./,
    /\bThe correct value is ([^.]+)\./,
    /^Specifies ([A-Z]{2,}(?:, [A-Z]{2,})* or [A-Z]{2,})\b/,
    /^Specifies [^"]*\(("[^"]+")\)\.$/,
    /(?:^|\. )("[^"]+"(?:(?:,| and) "[^"]+")+) can be specified\./,
    /^\[(\w+(?:\/\w+)+)\]/,
    /^Fixed as ("[^"]+")\.$/,
    /^Specify ([A-Z]{2,})\.$/,
  ].map(pattern => (text: string) => {
    const list = pattern.exec(text)?.[1]
    return list === undefined ? undefined : parts(list.replaceAll('/', ', '))
  }),
  // `One of the following … keyword a: … b: …`, in whichever way the table of keywords was printed.
  text => {
    const [, list] = /\b[Oo]ne of the following\b.*?\b[Kk]eyword\b(.*)$/.exec(text) ?? []
    return list === undefined ? undefined : each(list, /(?:^|\s)(\w+) ?:(?=\s)/g).filter(word => word !== 'Description')
  },
  text => each(text, /(?:^|\s)(\w+)>? Displayed when\b/g),
  // The whole cell is a list of words: `on, off, unknown`.
  text => (/^[a-z]+(?:, [a-z]+)+$/.test(text) ? parts(text) : undefined),
  text => each(text, /(?:^|[.:>] ?|\b(?:domain|project) )Specify "([^"]+)"(?!:)/g).concat(toRetrieve(text)),
  // `If "true": …`, `"true" Performs …`, `When "True" is specified, …`: one alone is an example, two are the choice.
  ...[
    /If "([^"]+)":/g,
    /(?:^|[A-Za-z.)] ?)"([^"]+)"(?: \(optional\))? [A-Z]/g,
    /\b(?:If|When) "([^"]+)" is specified,/g,
  ].map(pattern => (text: string) => {
    const found = each(text, pattern)
    return found.length > 1 ? found : undefined
  }),
]

/** `To retrieve only some of the information, specify "false", or to retrieve all …, specify "true".` */
function toRetrieve(text: string): string[] {
  return each(text, /\b[Tt]o retrieve [^"]*, specify "([^"]+)"/g)
}

/** Sentences that name what is used when the parameter is left out. */
const defaults: readonly RegExp[] = [
  /\bIf (?:this item is )?(?:omitted|not specified), (?:the )?"([^"]+)"(?: \([^)]*\))? (?:will be|is) used\b/,
  /\bIf (?:this item is )?omitted, (?:the )?(\d+) will be used\b/,
  /\bDefault==(\w+)\./,
  /\bDefault: (\w+)\./,
  /"([^"]+)" \(optional\)/,
]

/** The same, where it is no literal: another parameter, or what is there already. */
const defaultName = /\bomitted, (?:the )?(?!the )([A-Za-z][\w +]*?) will be used\b/

/** The values that a text allows, and what it says is used when the parameter is left out (`None` is null). */
export function readValues(text: string): ValueFacts {
  const facts: ValueFacts = {}
  for (const list of lists) {
    const values = list(text)
    if (values === undefined || values.length === 0) continue
    facts.values = values
    break
  }
  const preset = defaults.map(pattern => pattern.exec(text)?.[1]).find(value => value !== undefined)
  if (preset !== undefined) facts.default = preset === 'None' ? 'null' : preset
  const name = defaultName.exec(text)?.[1]
  if (name !== undefined) facts.defaultFrom = name
  return facts
}
