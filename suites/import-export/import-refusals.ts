import type { Check } from '../../tools/model/check.ts'
import { check } from '../../tools/model/check.ts'
import { ownImage } from '../image/own-image.ts'
import { expectError } from './detailed-errors.ts'
import { orderOf, theDisk } from './fixtures.ts'
import { refusedOrFails } from './jobs.ts'
import { createImport } from './requests.ts'

const create = 'import-export.imports.create'

/** What is wrong with an order, by the row that says so (§1.6.3.1 table 5). */
const rows: { code: string; parameter: string; wrong: unknown; message: string }[] = [
  ...['name', 'location', 'id', 'conversion', 'os_type'].map((parameter, index) => ({
    code: `4000${index + 1}`,
    parameter,
    wrong: undefined,
    message: `Required parameter '${parameter}' is not specified.`,
  })),
  { code: '40006', parameter: 'os_type', wrong: 'k5c-none', message: "Parameter 'os_type' has invalid value." },
  ...['user_name', 'password', 'domain_name'].map((parameter, index) => ({
    code: `4000${index + 7}`,
    parameter,
    wrong: undefined,
    message: `Required parameter '${parameter}' is not specified.`,
  })),
  {
    code: '40010',
    parameter: 'password',
    wrong: '%% not in Base64 %%',
    message: "Parameter 'user_name' or 'password' or 'domain_name' has invalid value.",
  },
]

/** Values that a parameter must not have, where no row names its code. */
const values: { what: string; parameter: string; wrong: unknown; title: string; rule?: string }[] = [
  {
    what: 'conversion-true-only',
    parameter: 'conversion',
    wrong: false,
    title: 'images are converted: nothing but true can be said',
  },
  {
    what: 'container-bare-only',
    parameter: 'container_format',
    wrong: 'ova',
    title: 'an image has no container but bare',
  },
  { what: 'disk-raw-only', parameter: 'disk_format', wrong: 'qcow2', title: 'an image that is converted is raw' },
  { what: 'id-is-uuid', parameter: 'id', wrong: 'k5c', title: 'the id of an image is a UUID' },
  {
    what: 'location-is-path',
    parameter: 'location',
    wrong: '/v1/k5c',
    title: 'the place of the file is a path of an object',
  },
]

/** What an import must not be asked for (§1.6.3.1). */
export const importRefusalChecks: Check[] = [
  ...rows.map(({ code, parameter, wrong, message }) =>
    check(`${create}.error-${code}`, {
      title: `an order ${wrong === undefined ? 'without' : 'with a wrong'} ${parameter} is answered ${code}`,
      clause: [`§1.6.3.1 error ${code}`, '§1.6.3.1 status 400'],
      level: 'required',
      effect: 'create',
      covers: ['#error.400', `#body.${parameter}`],
      run: async t => {
        // All else is right, so that only this can be complained of.
        const { location } = await theDisk(t)
        const reply = await createImport(t, orderOf(t, location, { [parameter]: wrong }))
        expectError(t, reply, { status: 400, code, message })
      },
    }),
  ),
  ...values.map(({ what, parameter, wrong, title }) =>
    check(`${create}.${what}`, {
      title: `${title}; an order with another ${parameter} is refused, or fails`,
      clause: [`§1.6.3.1 request parameter ${parameter}`, '§1.6.3.1 status 400'],
      level: 'required',
      effect: 'create',
      covers: [`#body.${parameter}`, `rule:${what}`],
      errata: parameter === 'conversion' ? ['import-export.imports.create.conversion'] : [],
      run: async t => {
        const { location } = await theDisk(t)
        await refusedOrFails(t, 'import', await createImport(t, orderOf(t, location, { [parameter]: wrong })))
      },
    }),
  ),
  check(`${create}.existing-id`, {
    title: 'the id of an image that there is cannot be given to another',
    clause: '§1.6.3.1 request parameter id',
    level: 'required',
    effect: 'create',
    covers: ['#body.id', 'rule:existing-id'],
    run: async t => {
      const { location } = await theDisk(t)
      const { id } = await ownImage(t, { name: t.name('taken') })
      await refusedOrFails(t, 'import', await createImport(t, orderOf(t, location, { id })), [400, 409])
    },
  }),
]
