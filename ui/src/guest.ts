import { createApp } from 'vue'
import { connect } from '@/bridge'
import { applyLook } from '@/state/looks'
import { words } from '@/words'
import GuestWindow from '@/screens/guest/GuestWindow.vue'
import '@/look/style.css'

async function start() {
  await connect()
  applyLook()
  createApp(GuestWindow).use(words).mount('#app')
}

void start()
