/** A link between the server and its database that can be cut, held, slowed down and made to lose connections. */
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import type { Random } from './random.ts'

/**
 * `cut`: nobody answers, and whoever was connected is not any more. `held`: connections stand and nothing passes.
 * `slow`: every piece takes 20 to 120 ms. `lossy`: one piece in fifty ends its connection.
 */
export type LinkState = 'whole' | 'cut' | 'held' | 'slow' | 'lossy'

export interface Link {
  readonly port: number
  state: LinkState
  stop(): Promise<void>
}

/** @param socketPath the Unix socket of PostgreSQL */
export async function startLink(socketPath: string, random: Random): Promise<Link> {
  let state: LinkState = 'whole'
  let whole = Promise.withResolvers<void>()
  const open = new Set<Socket>()

  /** Passes pieces on in their order, as the state of the moment allows. */
  function pass(from: Socket, to: Socket): void {
    const onward = async (piece: Buffer) => {
      // One piece at a time: the next is read when this one has gone on.
      from.pause()
      if (state === 'held') await whole.promise
      if (state === 'slow') await setTimeout(20 + random.below(100))
      if (state === 'lossy' && random.chance(0.02)) {
        from.destroy()
        to.destroy()
      } else if (!to.destroyed) to.write(piece)
      from.resume()
    }
    from.on('data', (piece: Buffer) => void onward(piece))
    from.on('close', () => to.destroy())
    from.on('error', () => to.destroy())
  }

  const server = createServer((near) => {
    if (state === 'cut') return near.destroy()
    const far = connect(socketPath)
    for (const socket of [near, far]) {
      open.add(socket)
      socket.on('close', () => open.delete(socket))
    }
    pass(near, far)
    pass(far, near)
    return undefined
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const cutAll = () => {
    for (const socket of open) socket.destroy()
  }
  return {
    port: (server.address() as AddressInfo).port,
    get state() {
      return state
    },
    set state(next) {
      state = next
      if (next === 'cut') cutAll()
      if (next === 'held') whole = Promise.withResolvers<void>()
      else whole.resolve()
    },
    async stop() {
      whole.resolve()
      cutAll()
      server.close()
      await once(server, 'close')
    },
  }
}
