/** An element that was read. */
export class XmlElement {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: XmlElement[] = []
  /** Its text and CDATA, joined; that of its elements is not in it. */
  text = ''

  constructor(name: string, attributes: ReadonlyMap<string, string>) {
    this.name = name
    this.attributes = attributes
  }

  /** The first element of that name directly inside of it. */
  child(name: string): XmlElement | undefined {
    return this.children.find(child => child.name === name)
  }

  /** All elements of that name directly inside of it. */
  all(name: string): XmlElement[] {
    return this.children.filter(child => child.name === name)
  }
}
