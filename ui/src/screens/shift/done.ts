/** An order that may wait for somebody's approval is done only when nobody is asked. */
import { type Answer, host } from '@/bridge'
import { take } from '@/state/counter'
import { ask, order } from '@/state/notice'

/** `waits` when an approval is asked for, `no` when it was refused. */
export async function orderOrWait(said: Promise<Answer<null>>): Promise<'done' | 'waits' | 'no'> {
  if (!(await order(said))) return 'no'
  const view = await ask(host().view())
  if (!view) return 'done'
  take(view)
  return view.question?.ask.is === 'approve' ? 'waits' : 'done'
}
