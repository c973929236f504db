/** Whether what was put together a moment ago may still be shown: not once anything of it was written, here or elsewhere. */
import type { Feed } from '#platform/events/feed.ts'

/** Tables whose changes show in the situation; what sensors send shows with the next reading. */
const shown: ReadonlySet<string> = new Set(['alert', 'incident', 'incident_asset'])

export class News {
  #count = 0

  get count(): number {
    return this.#count
  }

  /** Something was written: whoever wrote it sees it when he asks again. */
  tell(): void {
    this.#count += 1
  }

  /** Hears of what other processes write. @returns what ends it */
  follow(feed: Feed): () => void {
    return feed.subscribe((event) => {
      if (event.kind === 'change' && shown.has(event.change.table)) this.tell()
    })
  }
}
