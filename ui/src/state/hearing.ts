/** Listens to events for as long as the component lives. */
import { onScopeDispose } from 'vue'
import type { Unlisten } from '@/bridge'

export async function useHearing(subscribe: () => Promise<Unlisten>): Promise<void> {
  let gone = false
  let stop: Unlisten | null = null
  onScopeDispose(() => {
    gone = true
    stop?.()
  })
  stop = await subscribe()
  if (gone) stop()
}
