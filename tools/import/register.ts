/** The records of one register in one scope: what is there is found, what is missing is made. */
import type { Api } from './api.ts'

export interface RecordBase {
  readonly id: string
  readonly version: number
}

interface Page<T> {
  readonly items: readonly T[]
  readonly next: string | null
}

export interface Register<T extends RecordBase> {
  /** @param same tells whether a record that is there is the one meant */
  keep(same: (record: T) => boolean, body: object): Promise<T>
  readonly made: number
  readonly found: number
}

export async function openRegister<T extends RecordBase>(
  api: Api,
  path: string,
  scope: { readonly id: string; readonly code: string },
): Promise<Register<T>> {
  const records = await listAll<T>(api, `${path}?scope=${scope.code}`)
  const count = { made: 0, found: 0 }
  return {
    async keep(same, body) {
      const there = records.find(same)
      count[there ? 'found' : 'made'] += 1
      if (there) return there
      const record = await api.create<T>(path, { scopeId: scope.id, ...body })
      records.push(record)
      return record
    },
    get made() {
      return count.made
    },
    get found() {
      return count.found
    },
  }
}

/** Every page of a list. */
export async function listAll<T>(api: Api, address: string): Promise<T[]> {
  const all: T[] = []
  for (let after: string | null = ''; after !== null;) {
    const cursor: string = after === '' ? '' : `&after=${encodeURIComponent(after)}`
    const { body }: { body: Page<T> } = await api.send('GET', `${address}&limit=500${cursor}`)
    all.push(...body.items)
    after = body.next
  }
  return all
}
