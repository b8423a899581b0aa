import { constants, createPrivateKey, privateDecrypt } from 'node:crypto'
import type { Check } from '../../../tools/model/check.ts'
import { check } from '../../../tools/model/check.ts'
import { jsonOf, textAt } from '../../openstack/json.ts'
import { booted, passwordRead } from './life.ts'

const show = 'compute.servers.show-password'

/** The password of a server's administrator, which only the owner of its key can read (§1.8.6.8). */
export const passwordChecks: Check[] = [
  check(`${show}.opens-with-private-key`, {
    title: 'a password is told encrypted, and the private key of the server opens it',
    clause: '§1.8.6.8 example response',
    level: 'advisory',
    effect: 'create',
    covers: ['#path.server_id'],
    errata: ['compute.servers.show-password.password-damaged'],
    run: async t => {
      const { privateKey } = await booted(t)
      const reply = t.prepared(await passwordRead(t), 200)
      t.focus(reply)
      const sealed = textAt(jsonOf(reply), 'password')
      // A guest tells its password to the service, or does not.
      if (sealed === '') t.unsupported('the system on the image tells no password of its administrator')
      const key = privateKey ?? t.notRun('the target made no key pair')
      // Neither the password nor the key may stand in a message.
      t.expect(/^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(sealed), 'Base64').toBe(true)
      t.expect(opened(sealed, key), 'what the private key makes of it').toBe('a text')
    },
  }),
]

/** Takes PKCS #1 padding off by hand (00 02, bytes other than 00, 00, the text): Node.js refuses to. */
function opened(sealed: string, privateKey: string): 'a text' | 'nothing' {
  try {
    const key = { key: createPrivateKey(privateKey), padding: constants.RSA_NO_PADDING }
    const block = privateDecrypt(key, Buffer.from(sealed, 'base64'))
    const end = block.indexOf(0, 2)
    return block[0] === 0 && block[1] === 2 && end > 0 && end < block.length - 1 ? 'a text' : 'nothing'
  } catch {
    return 'nothing'
  }
}
