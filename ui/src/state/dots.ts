/** Pictures from the bridge as the canvas takes them. */

function bytesOf(base64: string): Uint8Array {
  const text = atob(base64)
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at)
  return bytes
}

/** By hand, not by `set`: a camera's picture has hundreds of thousands of dots. */
function dot(rgba: Uint8ClampedArray, at: number, grey: number) {
  rgba[at * 4] = rgba[at * 4 + 1] = rgba[at * 4 + 2] = grey
  rgba[at * 4 + 3] = 255
}

/** A file's bytes in base64; in pieces, because arguments are limited. */
export function base64Of(bytes: Uint8Array): string {
  const PIECE = 0x8000
  let text = ''
  for (let at = 0; at < bytes.length; at += PIECE) text += String.fromCharCode(...bytes.subarray(at, at + PIECE))
  return btoa(text)
}

/** One byte a dot, grey; missing rows stay black. */
export function greys(base64: string, dots: number): Uint8ClampedArray<ArrayBuffer> {
  const out = new Uint8ClampedArray(dots * 4)
  const luma = bytesOf(base64)
  for (let at = 0; at < dots; at += 1) {
    dot(out, at, luma[at] ?? 0)
  }
  return out
}

/** One bit a dot, the leftmost is the high bit, 1 is black; each row begins with a byte of its own. */
export function blacks(base64: string, width: number, height: number): Uint8ClampedArray<ArrayBuffer> {
  const out = new Uint8ClampedArray(width * height * 4)
  const bits = bytesOf(base64)
  const row = Math.ceil(width / 8)
  for (let at = 0; at < width * height; at += 1) {
    const x = at % width
    const byte = bits[Math.floor(at / width) * row + (x >> 3)] ?? 0
    dot(out, at, byte & (0x80 >> (x & 7)) ? 0 : 255)
  }
  return out
}

export function paint(canvas: HTMLCanvasElement, rgba: Uint8ClampedArray<ArrayBuffer>, width: number, height: number) {
  if (width < 1 || height < 1) return
  canvas.width = width
  canvas.height = height
  canvas.getContext('2d')?.putImageData(new ImageData(rgba, width, height), 0, 0)
}
