/** The keys of the main screen: the bottom layer, always listening. */
import { host } from '@/bridge'
import { closeCamera, toggleCamera } from '@/state/camera'
import { backspace, picture, type } from '@/state/counter'
import { depositing, nameBox, roomAsked, rubRoom, turnToDeposits, typeRoom } from '@/state/deposits'
import { useKeys } from '@/state/keys'
import { openCardPay, openMembers } from '@/state/members'
import { enter, escape, giveBack, holdOrRecall, openTender, reprint, scan } from '@/state/moves'
import { hush, order } from '@/state/notice'
import { open } from '@/state/panels'
import { switchLanguage } from '@/state/language'

const KEYS: Record<string, () => void> = {
  Enter: () => void enter(),
  // The open camera is what Esc closes first: the amount stays.
  Escape: () => void (picture.value?.camera ? closeCamera() : escape()),
  Backspace: () => (roomAsked.value ? rubRoom() : backspace()),
  F1: () => open({ is: 'help' }),
  F2: () => void openTender('cash'),
  F3: () => void openCardPay(),
  F4: () => void openTender('code'),
  F5: () => void openTender('record'),
  F6: () => void holdOrRecall(),
  F7: () => void turnToDeposits(),
  F8: () => void giveBack(),
  F9: () => openMembers(),
  F10: () => open({ is: 'search', refund: false }),
  F11: () => open({ is: 'shift' }),
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
}

/** Tab goes to the name while a deposit is taken; else it walks the buttons as everywhere. */
const WITH_NAME = {
  ...KEYS,
  Tab: () => (document.activeElement === nameBox.value ? nameBox.value?.blur() : nameBox.value?.focus()),
}

export function useCounterKeys() {
  useKeys({
    any: hush,
    // whoever leaves the counter leaves it now, whatever is open
    always: { F12: () => void order(host().lock()) },
    typed: (chars) => (roomAsked.value ? typeRoom(chars) : type(chars)),
    scanned: (text) => void scan(text),
    get press() {
      return depositing.value && nameBox.value ? WITH_NAME : KEYS
    },
  })
}
