/// <reference types="vite/client" />
interface Window {
  /** Present inside Tauri only. */
  __TAURI_INTERNALS__?: object
}
