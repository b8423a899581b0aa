import { type Command, Option } from 'commander'
import { wholeNumber } from '../whole-number.ts'

const profiles = ['k5', 'jio'] as const

interface EmulateFlags {
  host: string
  port: number
  profile: (typeof profiles)[number]
  readyFile?: string
  data?: string
  tokenLifetime: number
  latency: number
  stepMs: number
  fault: string[]
}

const help = `
Prints one line of JSON when it is ready (URLs, users, passwords), then serves until Ctrl-C or SIGTERM.
All data is in a temporary folder and gone afterwards. The users are demo, alternate and reader, and one for each preset
role (subscriber, administrator, developer, operator, observer, system-administrator); their passwords are random unless
K5_EMULATOR_PASSWORD, K5_EMULATOR_ALTERNATE_PASSWORD, K5_EMULATOR_READER_PASSWORD, K5_EMULATOR_SUBSCRIBER_PASSWORD
and so on are set.

Example:
  k5-conformance emulate --port 35000 --ready-file ready.json &
  export OS_AUTH_URL=http://127.0.0.1:35000/v3 OS_USERNAME=demo OS_PROJECT_NAME=demo
  export OS_USER_DOMAIN_NAME=Default OS_PROJECT_DOMAIN_NAME=Default OS_IDENTITY_API_VERSION=3
  export OS_PASSWORD="$(node -p 'JSON.parse(fs.readFileSync("ready.json")).password')"

  openstack token issue
  swift --auth-version 3 upload photos cat.jpg
  RCLONE_CONFIG_K5_TYPE=swift RCLONE_CONFIG_K5_ENV_AUTH=true rclone ls k5:photos

By Swift's v1 auth:
  swift -V 1 -A http://127.0.0.1:35000/auth/v1.0 -U demo:demo -K "$OS_PASSWORD" list
`

export function addEmulateCommand(program: Command): void {
  program
    .command('emulate')
    .description('run the emulated cloud on loopback')
    .option('--host <address>', 'loopback address to listen on', '127.0.0.1')
    .option('--port <number>', 'port to listen on; 0: any that is free', wholeNumber(0, 65_535), 0)
    .addOption(new Option('--profile <name>', 'whose cloud it plays').choices(profiles).default('k5'))
    .option('--ready-file <file>', 'also write the line to this file, readable by you only; removed at the end')
    .option('--data <dir>', 'where the temporary folder is made')
    .option('--token-lifetime <seconds>', 'how long a token holds', wholeNumber(1, 31_536_000), 3600)
    .option(
      '--latency <ms>',
      'how long every answer is held back, as for a cloud that is far away',
      wholeNumber(0, 60_000),
      0,
    )
    .option(
      '--step-ms <ms>',
      'how long each step of a resource\u2019s life takes, such as BUILD to ACTIVE',
      wholeNumber(0, 600_000),
      200,
    )
    .option(
      '--fault <service:operation=fault>',
      'lets an operation fail as no client could make it, e.g. sap:servers.start=500; may be given again',
      (value: string, given: string[]) => [...given, value],
      [],
    )
    .addHelpText('after', help)
    .action(async (flags: EmulateFlags) => {
      const { emulate } = await import('../emulate.ts')
      await emulate({
        host: flags.host,
        port: flags.port,
        profile: flags.profile,
        tokenLifetimeMs: flags.tokenLifetime * 1000,
        latencyMs: flags.latency,
        stepMs: flags.stepMs,
        faults: flags.fault,
        ...(flags.data === undefined ? {} : { dataFolder: flags.data }),
        ...(flags.readyFile === undefined ? {} : { readyFile: flags.readyFile }),
      })
    })
}
