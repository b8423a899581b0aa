import type { Check } from '../../../tools/model/check.ts'
import { check } from '../../../tools/model/check.ts'
import { jsonBody, jsonOf, member, rowsOf, textAt } from '../../openstack/json.ts'
import { untilGone } from '../../openstack/wait.ts'
import { deleteServer, list, showServer } from '../requests.ts'
import { ownServer } from '../servers/own-server.ts'
import { ownVolume, snapshot, usableSnapshot } from './fixtures.ts'
import { createSnapshot, showVolume } from './requests.ts'

/** A volume that a server has (§2.1.6.12 force). */
export const attachedVolumeChecks: Check[] = [
  check('compute.snapshots.create.force-of-attached', {
    title: 'of a volume that a server has, a snapshot is taken with force only',
    clause: '§2.1.6.12 body parameter force',
    level: 'required',
    effect: 'create',
    covers: ['#body.force', 'rule:force-of-attached'],
    uses: { servers: 1, volumes: 1, gigabytes: 1 },
    run: async t => {
      const server = await ownServer(t, {}, 'attached')
      const volume = await ownVolume(t, 'attached')
      const attachment = { volumeAttachment: { volumeId: volume.id, device: '/dev/vdb' } }
      const attached = await t.call('compute.volume-attachments.create', {
        path: { server_id: server.id },
        ...jsonBody(attachment),
      })
      t.prepared(attached, 200)
      await t
        .eventually(
          async () => {
            const attachments = member(jsonOf(await showVolume(t, volume.id)), 'volume', 'attachments')
            const serverId = Array.isArray(attachments) ? textAt(attachments[0], 'serverId') : ''
            t.expect(serverId, 'the server that has it').toBe(server.id)
          },
          { timeoutMs: 120_000 },
        )
        .catch(() => t.notRun('the volume does not tell of the server that it was attached to'))

      const [unforced, forced] = [t.name('unforced'), t.name('forced')]
      const given = { volume_id: volume.id, display_name: unforced, force: false }
      // The chapter does not say which of its codes stands for that.
      t.expect((await createSnapshot(t, given)).status, 'refused without force').toBeGreaterThanOrEqual(400)
      const rows = rowsOf(t.prepared(await list(t, 'snapshots.list'), 200), 'snapshots')
      t.expect(
        rows.map(row => textAt(row, 'displayName')),
        'names of snapshots',
      ).not.toContain(unforced)

      const taken = await createSnapshot(t, { ...given, display_name: forced, force: true })
      t.expect(taken.status, 'with force').toBe(200)
      const shown = await usableSnapshot(t, textAt(jsonOf(taken), 'snapshot', 'id'))
      t.expect(snapshot(shown, 'volumeId'), 'volumeId').toBe(volume.id)

      await deleteServer(t, server.id)
      await untilGone(t, () => showServer(t, server.id))
    },
  }),
]
