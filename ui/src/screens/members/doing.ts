/** A step that gives its order once: while it is under way, no second one is sent. */
import { ref } from 'vue'
import type { Answer } from '@/bridge'
import { orderOrWait } from '@/screens/shift/done'
import { tell } from '@/state/notice'

export function useDoing(done: () => void) {
  const busy = ref(false)
  /** Tells what was done; where somebody must approve, the question on the screen tells the rest. */
  async function give(said: () => Promise<Answer<null>>, told: string) {
    if (busy.value) return
    busy.value = true
    const end = await orderOrWait(said())
    busy.value = false
    if (end === 'no') return
    if (end === 'done') tell(told)
    done()
  }
  return { busy, give }
}
