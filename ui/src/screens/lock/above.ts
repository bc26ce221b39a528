/** Keys of a screen that lies over everything, also over what is opened behind it later. */
import { effectScope, onScopeDispose } from 'vue'
import { type Layer, useKeys } from '@/state/keys'

/** With every key the layer takes the top again, before the key is offered to anybody. */
export function useKeysAbove(layer: Layer) {
  let scope = effectScope(true)
  let rising = false
  const own: Layer = {
    ...layer,
    any() {
      if (rising) return
      // The layer is met a second time in the same round, at its new place.
      rising = true
      queueMicrotask(() => (rising = false))
      rise()
      layer.any?.()
    },
  }
  function rise() {
    scope.stop()
    scope = effectScope(true)
    scope.run(() => useKeys(own))
  }
  rise()
  onScopeDispose(() => scope.stop())
}
