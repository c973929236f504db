/** Whether this machine draws with WebGL 2. Newer browsers no longer fall back to drawing in software. */
let known: boolean | undefined

export function hasWebGl2(): boolean {
  known ??= check()
  return known
}

function check(): boolean {
  try {
    const canvas = document.createElement('canvas')
    canvas.width = 1
    canvas.height = 1
    const gl = canvas.getContext('webgl2')
    if (!gl) return false
    // A context may be there and yet draw nothing: one pixel shows it.
    gl.clearColor(0, 1, 0, 1)
    gl.clear(gl.COLOR_BUFFER_BIT)
    const pixel = new Uint8Array(4)
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel)
    gl.getExtension('WEBGL_lose_context')?.loseContext()
    return pixel[1] === 255
  } catch {
    return false
  }
}
