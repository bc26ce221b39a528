/** The camera's eye: on, off, and its newest picture. */
import { useIntervalFn } from '@vueuse/core'
import { type ShallowRef, shallowRef } from 'vue'
import { type PictureView, host } from '@/bridge'
import { picture } from './counter'
import { order } from './notice'

/** Between two pictures, in ms. */
const FRAME_MS = 125

export const toggleCamera = () => order(host().camera(!picture.value?.camera))
export const closeCamera = () => order(host().camera(false))

/** Asks for the newest picture again and again; a late answer holds the next question back. */
export function usePicture(): ShallowRef<PictureView | null> {
  const newest = shallowRef<PictureView | null>(null)
  let asking = false
  async function look() {
    if (asking) return
    asking = true
    // A missing picture is nothing to tell the cashier about: the next one is due at once.
    const answer = await host().cameraPicture().catch(() => null)
    asking = false
    if (answer?.status === 'ok' && answer.data && answer.data.number !== newest.value?.number) newest.value = answer.data
  }
  useIntervalFn(() => void look(), FRAME_MS, { immediateCallback: true })
  return newest
}
