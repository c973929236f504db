/** How far a long command has come: one line that is drawn over on a terminal, a line every tenth elsewhere. */
import type { WriteStream } from 'node:tty'

export interface ProgressLine {
  update(done: number, detail: string): void
  /** Shown until the next update: why nothing moves. */
  note(text: string): void
  end(): void
}

const WIDTH = 24
/** Milliseconds between two drawings. */
const RHYTHM = 100

export function progressLine(out: Pick<WriteStream, 'write' | 'isTTY'>, total: number, title: string): ProgressLine {
  let drawnAt = Number.NEGATIVE_INFINITY
  let tenth = -1
  const share = (done: number) => (total === 0 ? 1 : Math.min(done / total, 1))
  const line = (done: number, detail: string) => {
    const filled = Math.round(share(done) * WIDTH)
    return `${title} [${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)}] ${Math.floor(share(done) * 100)} % · ${detail}`
  }
  return {
    update(done, detail) {
      if (out.isTTY) {
        const now = performance.now()
        if (now - drawnAt < RHYTHM && done < total) return
        drawnAt = now
        out.write(`\r\u001B[2K${line(done, detail)}`)
        return
      }
      const reached = Math.floor(share(done) * 10)
      if (reached > tenth) out.write(`${line(done, detail)}\n`)
      tenth = Math.max(tenth, reached)
    },
    note(text) {
      out.write(out.isTTY ? `\r\u001B[2K${title} · ${text}` : `${title} · ${text}\n`)
      drawnAt = Number.NEGATIVE_INFINITY
    },
    end() {
      if (out.isTTY) out.write('\n')
    },
  }
}
