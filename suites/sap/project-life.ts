import type { CallOptions, CheckContext } from '../../tools/model/check.ts'
import type { TargetReply } from '../../tools/model/target.ts'
import { ownProject, projectFolder } from './found.ts'
import { ask, form, withoutHyphens } from './requests.ts'
import { looksOf } from './tasks.ts'

/** Who runs the cloud, acting for the project that the headers name (§1.7.2). */
export function actingFor(project: string, domain: string): CallOptions {
  return { identity: 'system-administrator', headers: administratorHeaders(project, domain) }
}

export function administratorHeaders(project: string, domain: string): Record<string, string> {
  return { Accept: 'application/xml', 'X-VA-Project-Id': project, 'X-VA-Domain-Id': domain }
}

/** The same for the run's own project. */
export async function actingForOwn(t: CheckContext): Promise<CallOptions> {
  return actingFor(ownProject(t), (await projectFolder(t)).domain)
}

/**
 * The life of a project here: not enabled → enabled → disabled. It is that of the system administrator, and only where it
 * is enabled nowhere: a project that somebody uses would lose what cannot be restored (§1.7.5.23).
 */
export interface ProjectLife {
  project: string
  enabled: TargetReply
  shown: TargetReply
  disabled: TargetReply
  gone: TargetReply
}

export function projectLife(t: CheckContext): Promise<ProjectLife> {
  return t.shared('sap project: life', async owner => {
    const project = owner.project('system-administrator') ?? owner.notRun('the system administrator has no project')
    const acting = actingFor(project, (await projectFolder(owner)).domain)
    const show = (): Promise<TargetReply> => ask(owner, 'projects.show', { ...acting, path: { projId: project } })
    if ((await show()).status === 200) owner.notRun('the project of the system administrator is enabled already')
    const arguments_ = form({ project_id: withoutHyphens(project) })
    const enabled = await ask(owner, 'projects.enable', {
      ...arguments_,
      ...acting,
      headers: { ...acting.headers, 'Content-Type': 'application/x-www-form-urlencoded' } as Record<string, string>,
    })
    await looksOf(owner, enabled, { identity: 'system-administrator' })
    const shown = await show()
    const disabled = await ask(owner, 'projects.disable', { ...acting, path: { projId: project } })
    await looksOf(owner, disabled, { identity: 'system-administrator' })
    return { project, enabled, shown, disabled, gone: await show() }
  })
}
