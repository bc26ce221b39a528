import { createApp } from 'vue'
import { connect } from '@/bridge'
import { applyLook } from '@/state/looks'
import { words } from '@/words'
import BenchWindow from '@/screens/bench/BenchWindow.vue'
import '@/look/style.css'

async function start() {
  await connect()
  applyLook()
  createApp(BenchWindow).use(words).mount('#app')
}

void start()
