/** The newest refusal about PINs and badges, kept until the next try: the notice itself goes with any key. */
import { ref, watch } from 'vue'
import { notice } from '@/state/notice'

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
  })
  return { words, times, forget: () => (words.value = '') }
}
