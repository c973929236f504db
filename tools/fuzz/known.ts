/** What the calls so far have taught: ids, codes and cursors that exist, so that later calls reach deeper. */

const KEPT = 40

export class Known {
  readonly #values = new Map<string, unknown[]>()
  readonly #versions = new Map<string, number>()

  /** Values heard under a name: of one address first (`people.id`), else of any. */
  of(name: string, segment?: string): readonly unknown[] {
    const own = segment === undefined ? undefined : this.#values.get(`${segment}.${name}`)
    return own && own.length > 0 ? own : (this.#values.get(name) ?? [])
  }

  versionOf(id: string): number | undefined {
    return this.#versions.get(id)
  }

  add(name: string, value: unknown): void {
    const values = this.#values.get(name) ?? []
    this.#values.set(name, values)
    if (values.includes(value)) return
    values.push(value)
    if (values.length > KEPT) values.shift()
  }

  forget(id: string): void {
    this.#versions.delete(id)
    for (const values of this.#values.values()) {
      const at = values.indexOf(id)
      if (at >= 0) values.splice(at, 1)
    }
  }

  /** Learns from an answer of the address `/api/<segment>/…`. What lies within it is kept under its own name. */
  learn(segment: string, answer: unknown, depth = 0): void {
    if (depth > 5 || typeof answer !== 'object' || answer === null) return
    if (Array.isArray(answer)) {
      for (const each of answer.slice(0, 5)) this.learn(segment, each, depth + 1)
      return
    }
    const { id, version } = answer as { id?: unknown; version?: unknown }
    if (typeof id === 'string' && typeof version === 'number') this.#versions.set(id, version)
    for (const [name, value] of Object.entries(answer)) {
      if ((typeof value === 'string' && value.length <= 2_000) || typeof value === 'number') {
        this.add(`${segment}.${name}`, value)
        this.add(name, value)
      } else this.learn(name === 'items' || Array.isArray(value) ? segment : name, value, depth + 1)
    }
  }
}
