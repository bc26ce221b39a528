/** The newest refusal about PINs and badges, told beside the PIN instead of above the screen, until the next try. */
import { ref, watch } from 'vue'
import { hush, notice } from '@/state/notice'

const KINDS = /^code\.(Pin\w+|BadgeUnknown|StaffUnknown|ApproverUnfit|ApprovalOver)$/

export function useTrouble() {
  /** A key in the words. */
  const words = ref('')
  /** Grows with every refusal, so that each one shakes. */
  const times = ref(0)
  watch(notice, (now) => {
    if (!now || !KINDS.test(now.words)) return
    words.value = now.words
    times.value += 1
    hush()
  })
  const forget = () => {
    words.value = ''
  }
  return { words, times, forget }
}
