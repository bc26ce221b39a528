/** The lane while it takes deposits: the room as typed, the name beside it, and the keys of both. */
import { computed, ref, watch } from 'vue'
import { host } from '@/bridge'
import { picture, putAway, stage, text } from './counter'
import { order, refuse } from './notice'
import { open } from './panels'

const ROOM_LONGEST = 16
const ENDED = ['paid', 'refunded', 'deposit_taken', 'deposit_settled']

export const room = ref('')
export const guest = ref('')
/** Puts the cursor into the box for the name; set by the box that is on the screen. */
export const nameBox = ref<HTMLInputElement | null>(null)

/** The stay was opened by its room: none of its payers is meant yet. */
export const unnamed = ref(false)

export const depositing = computed(() => picture.value?.deposits ?? false)
export const taking = computed(() => picture.value?.taking ?? null)
/** The next characters are a room and no amount. */
export const roomAsked = computed(() => depositing.value && !taking.value)
/** The room line has the place of the amount. */
export const roomShown = computed(
  () => roomAsked.value && (room.value !== '' || ['amount', 'armed', 'code_ready'].includes(stage.value.is)),
)

export function typeRoom(chars: string) {
  const fit = [...chars].filter((char) => /[\p{L}\p{N}.-]/u.test(char)).join('')
  room.value = (room.value + fit.toUpperCase()).slice(0, ROOM_LONGEST)
}

export function rubRoom() {
  room.value = room.value.slice(0, -1)
}

export function forgetRoom() {
  room.value = ''
  guest.value = ''
}

watch(depositing, (on) => !on && forgetRoom())

/** Enter: the room is named, with or without a name, and the amount comes next. */
export async function nameRoom(): Promise<boolean> {
  if (!room.value) {
    refuse('RoomMissing')
    return false
  }
  const done = await order(host().room(room.value, guest.value.trim()))
  if (done) forgetRoom()
  return done
}

/** A name that is typed after the room was named. */
export async function nameGuest(): Promise<boolean> {
  const now = taking.value
  if (!now) return nameRoom()
  const done = await order(host().room(now.room, guest.value.trim()))
  if (done) guest.value = ''
  return done
}

/** Enter belongs to the room, unless a result waits to be put away. */
export const enterIsRoom = () => roomAsked.value && (room.value !== '' || !ENDED.includes(stage.value.is))

/** F7: to deposits; there, with nothing typed, to what is held. */
export async function turnToDeposits() {
  if (!depositing.value) {
    forgetRoom()
    // An amount typed too early is not lost: Backspace brings it back once the room is named.
    if (text.value) putAway.value = text.value
    return order(host().depositsOn(true))
  }
  const [known, second] = taking.value?.known ?? []
  if (known && !text.value) {
    unnamed.value = second !== undefined
    return order(host().openDeposit(known.id))
  }
  open({ is: 'deposits', query: room.value })
  return true
}

export async function leaveDeposits() {
  forgetRoom()
  return order(host().depositsOn(false))
}
