import type { Check, CheckContext } from '../../../tools/model/check.ts'
import { check } from '../../../tools/model/check.ts'
import { rootOf, textAt } from '../xml.ts'
import { snapshotTaken, stopped } from './later-life.ts'
import { created } from './life.ts'
import { endOf, type Step } from './steps.ts'

const show = 'sap.tasks.show'
const order = ['waiting', 'running', 'completed']

/** Steps whose tasks are looked at: one that makes much, and two that make little. */
const watched: [what: string, step: (t: CheckContext) => Promise<Step>][] = [
  ['creation', created],
  ['snapshot', snapshotTaken],
  ['stop', stopped],
]

/** A task from its beginning to its end (§1.7.3, 1.7.5.21). */
export const taskChecks: Check[] = [
  ...watched.map(([what, step]) =>
    check(`${show}.${what}-runs-its-course`, {
      title: `the task of a ${what} waits, runs and is completed, in that order, with a progress from 0 to 100`,
      clause: ['§1.7.5.21 item status', '§1.7.5.21 item progressStatus'],
      level: 'required',
      effect: 'create',
      covers: ['#path.taskid', '#element.task.status', '#element.task.progress'],
      run: async t => {
        const { looks } = await begun(t, step)
        const tasks = looks.map(look => rootOf(t.prepared(look, 200)))
        const stages = tasks.map(task => order.indexOf(textAt(task, 'status')))
        t.expect(stages, 'waiting, running, completed').toEqual([...stages].sort((a, b) => a - b))
        t.expect(stages.at(-1), 'completed in the end').toBe(order.length - 1)
        const progress = tasks.map(task => Number(textAt(task, 'progress')))
        t.expect(Math.min(...progress) >= 0 && Math.max(...progress) <= 100, 'from 0 to 100').toBe(true)
      },
    }),
  ),
  ...watched.map(([what, step]) =>
    check(`${show}.${what}-same-task`, {
      title: `every look at the task of a ${what} shows the id and the time of beginning that its answer told`,
      clause: ['§1.7.5.21 item taskId', '§1.7.5.21 item startTime', '§1.7.3 202'],
      level: 'required',
      effect: 'create',
      covers: ['#element.task.id', '#element.task.starttime'],
      run: async t => {
        const { reply, looks } = await begun(t, step)
        const told = textAt(rootOf(reply), 'id')
        t.expect(told, 'the id in the answer').not.toBe('')
        t.expect([...new Set(looks.map(look => textAt(rootOf(look), 'id')))], 'ids').toEqual([told])
        const last = rootOf(looks.at(-1) ?? reply)
        t.expect(textAt(last, 'starttime'), 'a time of beginning').not.toBe('')
      },
    }),
  ),
  check(`${show}.ends-after-beginning`, {
    title: 'a task that is completed tells when it ended, not before it began, and no error',
    clause: ['§1.7.5.21 item endTime', '§1.7.5.21 Note'],
    level: 'required',
    effect: 'create',
    covers: ['#element.task.endtime'],
    errata: ['sap.times.offset'],
    run: async t => {
      const step = await begun(t, created)
      if (endOf(step) !== 'completed') t.notRun('the task was not completed')
      const task = rootOf(step.looks.at(-1) ?? step.reply)
      const [from, to] = ['starttime', 'endtime'].map(name => textAt(task, name)) as [string, string]
      t.expect(to, 'a time as the table writes it').toMatch(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2} ?[+-]?\d{2}:\d{2}$/)
      t.expect(to >= from, 'no earlier than the beginning').toBe(true)
      t.expect(
        task?.children.some(({ name }) => name === 'error'),
        'an error',
      ).toBe(false)
    },
  }),
  check(`${show}.completed-at-100`, {
    title: 'the progress of a task never falls, and is 100 when it is completed',
    clause: '§1.7.5.21 item progressStatus',
    level: 'advisory',
    effect: 'create',
    covers: ['#element.task.progress'],
    run: async t => {
      const step = await begun(t, created)
      if (endOf(step) !== 'completed') t.notRun('the task was not completed')
      const progress = step.looks.map(look => Number(textAt(rootOf(look), 'progress')))
      t.expect(progress, 'progress').toEqual([...progress].sort((a, b) => a - b))
      t.expect(progress.at(-1), 'progress in the end').toBe(100)
    },
  }),
  check(`${show}.begins-waiting`, {
    title: 'what is answered 202 is a task that waits, with no progress yet',
    clause: '§1.7.3 example task response',
    level: 'advisory',
    effect: 'create',
    run: async t => {
      const { reply } = await begun(t, created)
      t.focus(reply)
      t.expect([textAt(rootOf(reply), 'status'), Number(textAt(rootOf(reply), 'progress'))], 'in the answer').toEqual([
        'waiting',
        0,
      ])
    },
  }),
]

async function begun(t: CheckContext, step: (t: CheckContext) => Promise<Step>): Promise<Step> {
  const found = await step(t)
  t.prepared(found.reply, 202)
  if (found.looks.length === 0) t.notRun('the answer tells no task')
  t.focus(found.looks.at(-1) ?? found.reply)
  return found
}
