/** The keys of the main screen: the bottom layer, always listening. */
import { host } from '@/bridge'
import { closeCamera, toggleCamera } from '@/state/camera'
import { backspace, picture, type } from '@/state/counter'
import { useKeys } from '@/state/keys'
import { enter, escape, giveBack, openTender, reprint, scan } from '@/state/moves'
import { hush, order } from '@/state/notice'
import { open } from '@/state/panels'
import { switchLanguage } from '@/state/language'

export function useCounterKeys() {
  useKeys({
    any: hush,
    typed: type,
    scanned: (text) => void scan(text),
    press: {
      Enter: () => void enter(),
      // The open camera is what Esc closes first: the amount stays.
      Escape: () => void (picture.value?.camera ? closeCamera() : escape()),
      Backspace: backspace,
      F1: () => open({ is: 'help' }),
      F2: () => void openTender('cash'),
      F4: () => void openTender('code'),
      F5: () => void openTender('record'),
      F8: () => void giveBack(),
      F10: () => open({ is: 'search', refund: false }),
      F11: () => open({ is: 'shift' }),
      F12: () => void order(host().lock()),
      'Ctrl+Enter': () => open({ is: 'tray' }),
      'Ctrl+P': () => void reprint(),
      'Ctrl+D': () => open({ is: 'drawer' }),
      'Ctrl+,': () => open({ is: 'settings' }),
      'Ctrl+I': () => open({ is: 'devices' }),
      'Ctrl+K': () => void toggleCamera(),
      'Ctrl+L': () => void switchLanguage(),
      'Ctrl+Shift+R': () => open({ is: 'report' }),
      'Ctrl+Shift+S': () => open({ is: 'staff' }),
      'Ctrl+B': () => void order(host().openBench()),
      'Ctrl+G': () => void order(host().openGuest()),
    },
  })
}
