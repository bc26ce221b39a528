/** What is asked of the guest now: the rest of an open sale, a refused amount, or the amount line. */
import { computed } from 'vue'
import { line, picture, stage, text } from './counter'

export const due = computed(() => {
  const now = stage.value
  if (now.is === 'refused' && now.amount) return now.amount
  if (text.value && line.value.due) return line.value.due
  return picture.value?.open_sale?.rest ?? null
})

/** What cash asks, after rounding; the line's own amount before there is a sale. */
export const cashDue = computed(() => {
  const open = picture.value?.open_sale
  return open && !text.value ? open.cash : due.value
})
