import { pathBelowEndpoint } from '../../model/catalog.ts'
import { clientCommands } from './client-commands.ts'
import { isRequired } from './fact-words.ts'
import type { OperationEntry } from './site.ts'

/** A way to call an operation that a reader can paste. */
export interface Snippet {
  id: 'curl' | 'client' | 'fetch'
  title: string
  language: 'shell' | 'typescript'
  text: string
}

/** How the variables that the snippets use get their values: once for a service, with the usual client. */
export function variablesText({ service }: OperationEntry): string {
  const endpoint = endpointVariable(service.serviceType)
  return [
    '# OS_* variables or OS_CLOUD say which cloud; nothing is exported, so that clients do not take the token',
    `${endpoint}=$(openstack catalog show ${service.serviceType} -f json |`,
    `  jq -r '.endpoints[] | select(.interface == "public") | .url' | head -n 1)`,
    'OS_TOKEN=$(openstack token issue -f value -c id)',
  ].join('\n')
}

/** The request that the snippets send: what is required, and the documented sample of a body. */
interface Call {
  method: string
  /** Name of the variable that holds the service's endpoint. */
  endpoint: string
  /** Below the endpoint, with `{variables}`. */
  path: string
  query: [name: string, value: string | undefined][]
  headers: [name: string, value: string][]
  body?: string
  form?: [name: string, value: string][]
  /** The body is whatever the caller has: a file. */
  sendsFile: boolean
}

/** curl, the clients that know the operation, and `fetch`. */
export function snippetsOf(entry: OperationEntry): Snippet[] {
  const call = callOf(entry)
  const client = clientCommands(entry.operation.id)
  return [
    { id: 'curl', title: 'curl', language: 'shell', text: curlText(call) },
    ...(client.length === 0
      ? []
      : [{ id: 'client', title: 'Client', language: 'shell', text: client.join('\n') } as const]),
    { id: 'fetch', title: 'TypeScript', language: 'typescript', text: fetchText(call) },
  ]
}

function callOf({ operation, service, samples, chapter }: OperationEntry): Call {
  const { method, discriminator, parameters, consumes = [] } = operation
  const sample = samples.find(one => one.sample.role === 'request' && ['json', 'xml'].includes(one.sample.form))
  const needed = parameters.filter(parameter => isRequired(parameter) && parameter.family !== true)
  const query = needed
    .filter(one => one.in === 'query')
    .map(one => [one.name, one.values?.[0] ?? `{${one.name}}`] as const)
  const flag = discriminator?.in === 'query' ? [[discriminator.name, discriminator.value] as const] : []
  const headers = needed
    .filter(one => one.in === 'header' && !/^(x-auth-token|content-type|content-length|accept)$/i.test(one.name))
    .map(one => [one.name, one.values?.[0] ?? `{${one.name}}`] as [string, string])
  const type = sample === undefined ? undefined : (consumes[0] ?? `application/${sample.sample.form}`)
  const form = formOf(operation, needed)
  const accept = operation.produces?.find(media => media.includes('xml')) ?? ''
  return {
    method,
    endpoint: endpointVariable(service.serviceType),
    path: pathBelowEndpoint({ ...service.catalog, chapters: [chapter] }, operation),
    query: [...flag, ...query.filter(([name]) => name !== discriminator?.name)].map(([name, value]) => [name, value]),
    headers: [
      ...(type === undefined ? [] : [['Content-Type', type] as [string, string]]),
      ...(accept === '' ? [] : [['Accept', accept] as [string, string]]),
      ...headers,
    ],
    ...(sample === undefined ? {} : { body: sample.text }),
    ...(form.length === 0 ? {} : { form }),
    sendsFile: method === 'PUT' && operation.path.endsWith('{object}'),
  }
}

/** `OBJECT_STORE_ENDPOINT`. */
function endpointVariable(serviceType: string): string {
  return `${serviceType.replace(/[^a-z0-9]+/gi, '_').toUpperCase()}_ENDPOINT`
}

function formOf(
  { discriminator, parameters }: OperationEntry['operation'],
  needed: readonly { name: string; in: string }[],
): [string, string][] {
  const flag =
    discriminator?.in === 'form' ? [[discriminator.name, discriminator.value ?? '1'] as [string, string]] : []
  const named = parameters
    .filter(one => one.in === 'form' && needed.includes(one) && one.name !== discriminator?.name)
    .map(one => [one.name, one.values?.[0] ?? `{${one.name}}`] as [string, string])
  return [...flag, ...named]
}

function curlText({ method, endpoint, path, query, headers, body, form, sendsFile }: Call): string {
  const url = `"$${endpoint}${shellVariables(path)}${queryText(query, shellVariables)}"`
  const how = method === 'HEAD' ? 'curl --head' : `curl --include --request ${method}`
  const lines = [
    `${how} ${url}`,
    '--header "X-Auth-Token: $OS_TOKEN"',
    ...headers.map(([name, value]) => `--header "${name}: ${shellVariables(value)}"`),
    ...(form ?? []).map(([name, value]) => `--data-urlencode "${name}=${shellVariables(value)}"`),
    ...(sendsFile ? ['--upload-file "$file"'] : []),
    ...(body === undefined ? [] : ["--data-binary @- <<'BODY'"]),
  ]
  return lines.join(' \\\n  ') + (body === undefined ? '' : `\n${body}\nBODY`)
}

function fetchText({ method, endpoint, path, query, headers, body, form, sendsFile }: Call): string {
  const url = `\`\${${camel(endpoint)}}${templateVariables(path)}${queryText(query, templateVariables)}\``
  const sent = bodyExpression(body, form, sendsFile)
  const lines = [
    `const response = await fetch(${url}, {`,
    `  method: '${method}',`,
    '  headers: {',
    "    'X-Auth-Token': token,",
    ...headers.map(
      ([name, value]) => `    '${name}': ${value.startsWith('{') ? camel(value.slice(1, -1)) : `'${value}'`},`,
    ),
    '  },',
    ...(sent === undefined ? [] : [`  body: ${sent},`]),
    '})',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the text is a template of the reader's program.
    'if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)',
  ]
  return lines.join('\n')
}

function bodyExpression(body: string | undefined, form: Call['form'], sendsFile: boolean): string | undefined {
  if (sendsFile) return 'file'
  if (form !== undefined)
    return `new URLSearchParams({ ${form.map(([name, value]) => `'${name}': ${value.startsWith('{') ? camel(value.slice(1, -1)) : `'${value}'`}`).join(', ')} })`
  if (body === undefined) return undefined
  if (!/^[[{]/.test(body)) return `\`${body.replaceAll('`', '\\`').replaceAll('${', '\\${')}\``
  return `JSON.stringify(${body.replaceAll('\n', '\n  ')})`
}

function queryText(query: Call['query'], variables: (text: string) => string): string {
  if (query.length === 0) return ''
  return `?${query.map(([name, value]) => (value === undefined ? name : `${name}=${variables(value)}`)).join('&')}`
}

function shellVariables(text: string): string {
  return text.replace(/\{([^}]+)\}/g, (_, name: string) => `$${name.replace(/[^a-z0-9]+/gi, '_')}`)
}

function templateVariables(text: string): string {
  return text.replace(/\{([^}]+)\}/g, (_, name: string) => `\${${camel(name)}}`)
}

function camel(name: string): string {
  const words = name.toLowerCase().split(/[^a-z0-9]+/)
  return words.map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join('')
}
