import { createApp } from 'vue'
import { connect } from '@/bridge'
import { applyLook } from '@/state/looks'
import { words } from '@/words'
import CounterWindow from '@/screens/counter/CounterWindow.vue'
import '@/look/style.css'

async function start() {
  await connect()
  applyLook()
  createApp(CounterWindow).use(words).mount('#app')
}

void start()
