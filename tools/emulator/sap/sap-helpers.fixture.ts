import type { XmlElement } from '../xml/xml-element.ts'
import type { AskOptions, SapFixture, SapReply } from './sap-fixture.ts'

/** Status and message with its arguments filled in; by zones: those of each, behind the message's id. */
export function refusalOf({ status, root }: SapReply): unknown[] {
  const errors = root.name === 'errors' ? root.all('error') : [root]
  return [status, ...errors.map(filledMessage)]
}

function filledMessage(error: XmlElement): string {
  const args = error.all('arg').map(({ text }) => text)
  const message = (textAt(error, 'message') ?? '').replace(/\$\{(\d)\}/g, (_place, number) => args[number] ?? '?')
  const code = textAt(error, 'code')
  return code === undefined ? message : `${code} ${message}`
}

/** Text of an element that is found by the names on the way to it. */
export function textAt(root: XmlElement | undefined, ...names: string[]): string | undefined {
  return names.reduce((element, name) => element?.child(name), root)?.text
}

/** A value of an attribute. */
export function attributeAt(root: XmlElement | undefined, name: string, ...names: string[]): string | undefined {
  return names.reduce((element, child) => element?.child(child), root)?.attributes.get(name)
}

/** Does what is asked to its end, and tells the task and the id of its resource. */
export async function finish(
  sap: SapFixture,
  method: string,
  path: string,
  options: AskOptions = {},
): Promise<{ status: string | undefined; task: XmlElement; resource: string }> {
  const accepted = await sap.ask(method, path, options)
  if (accepted.status !== 202) throw new Error(`${method} ${path}: ${JSON.stringify(refusalOf(accepted))}`)
  const first = accepted.root.name === 'tasks' ? accepted.root.child('task') : accepted.root
  sap.pass()
  const as = options.as === undefined ? {} : { as: options.as }
  const { root: task } = await sap.ask('GET', `/tasks/${textAt(first, 'id')}`, as)
  return { status: textAt(task, 'status'), task, resource: attributeAt(first, 'id', 'resource') ?? '' }
}

/** The elements that an `LServer` consists of where a test says nothing else. */
export const usualParts = '<TemplateLink name="sap-small"/><ServerImageLink name="SLES12_SAP"/>'

export function serverXml(name: string, parts = usualParts): string {
  return `<Resources><LServer name="${name}">${parts}</LServer></Resources>`
}

/** Creates a server and tells its id. */
export async function createServer(sap: SapFixture, name: string, parts?: string, as?: string): Promise<string> {
  const options = { xml: serverXml(name, parts), ...(as === undefined ? {} : { as }) }
  return (await finish(sap, 'POST', '/l_servers', options)).resource
}

/** The seeded networks of the caller's project, one for each zone. */
export async function networkIds(sap: SapFixture, as = 'administrator'): Promise<string[]> {
  const { root } = await sap.ask('GET', '/networks', { as })
  return root.all('Network').map(({ attributes }) => attributes.get('id') ?? '')
}

/** An interface in a request; absent `ip`: nothing is said of its address. */
export function nicXml(index: number, network: string | undefined, ip = ''): string {
  return `<NIC><NICIndex>${index}</NICIndex><NetworkLinks><NetworkLink id="${network}">${ip}</NetworkLink></NetworkLinks></NIC>`
}
