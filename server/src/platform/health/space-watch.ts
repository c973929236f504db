/** How much room the folders have that we write to. Nearly full, writing stops while there is still room to stop in order. */
import { statfs } from 'node:fs/promises'
import type { Text } from '@citywide/model/text'

export type FolderName = 'data' | 'archive' | 'copy'

export interface Folder {
  readonly name: FolderName
  /** Absolute. */
  readonly path: string
}

/** In bytes. */
export interface Space {
  readonly free: number
  readonly total: number
}

export interface FolderSpace extends Folder, Space {
  /** Free bytes below which writing stops. */
  readonly least: number
}

export interface SpaceWatch {
  /** A folder has less than its least. */
  readonly full: boolean
  readonly folders: readonly FolderSpace[]
  look(): Promise<void>
  /** Looks every five seconds from now on. */
  start(): void
  stop(): void
}

/** What every page says while nothing can be written. */
export const storageAlarm: Text = {
  zh: '存储空间不足：已暂停写入，读取不受影响。待系统管理员腾出空间后自动恢复。',
  en: 'Storage is nearly full: nothing can be written until the administrators have made room. Reading goes on.',
}

const EVERY = 5_000
const LEAST_BYTES = 512 * 1024 * 1024
const LEAST_SHARE = 0.05
/** Once full, room is believed only with this much more: else writing would start and stop with every file. */
const BACK = 1.1

export interface SpaceOptions {
  readonly folders: readonly Folder[]
  readonly read?: (path: string) => Promise<Space>
  /** Told when writing stops and when it goes on. */
  readonly onChange?: (full: boolean) => void
}

export function watchSpace({ folders: watched, read = spaceOf, onChange = () => undefined }: SpaceOptions): SpaceWatch {
  let full = false
  let folders: readonly FolderSpace[] = []
  let timer: NodeJS.Timeout | undefined

  const look = async () => {
    const found = await Promise.all(
      watched.map(async (folder) => {
        // A folder that cannot be asked says nothing about room; whoever writes to it will say what is wrong.
        const space = await read(folder.path).catch(() => undefined)
        return space && { ...folder, ...space, least: Math.max(LEAST_BYTES, space.total * LEAST_SHARE) }
      }),
    )
    folders = found.filter((space) => space !== undefined)
    const before = full
    full = folders.some(({ free, least }) => free < (before ? least * BACK : least))
    if (full !== before) onChange(full)
  }

  return {
    get full() {
      return full
    },
    get folders() {
      return folders
    },
    look,
    start() {
      timer ??= setInterval(() => void look(), EVERY)
    },
    stop() {
      clearInterval(timer)
    },
  }
}

async function spaceOf(path: string): Promise<Space> {
  const { bavail, blocks, bsize } = await statfs(path)
  return { free: bavail * bsize, total: blocks * bsize }
}
