/** A real broker for tests: Mosquitto on a port and in a folder of its own. */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createConnection, createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connectAsync, type MqttClient } from 'mqtt'

const program = ['/usr/sbin/mosquitto', '/usr/local/sbin/mosquitto', '/opt/homebrew/sbin/mosquitto'].find((path) =>
  existsSync(path),
)

/** A client of brokers, for those who play the sensors. */
export { connectAsync } from 'mqtt'

/** Tests that need it are skipped by name where it is absent: the package is `mosquitto`. */
export const hasMosquitto = program !== undefined

export interface TestBroker {
  readonly address: string
  start(): Promise<void>
  /** As if the machine had lost its power, or in order. */
  stop(signal?: 'SIGKILL' | 'SIGTERM'): Promise<void>
  publisher(): Promise<MqttClient>
  close(): Promise<void>
}

/** @param lines of its configuration, beyond the usual ones */
export async function freshBroker(lines: readonly string[] = []): Promise<TestBroker> {
  const folder = await mkdtemp(join(tmpdir(), 'citywide-mosquitto-'))
  // Started as root, the broker becomes another user.
  await chmod(folder, 0o777)
  const port = await freePort()
  const config = join(folder, 'mosquitto.conf')
  await writeFile(
    config,
    [
      `listener ${port} 127.0.0.1`,
      'allow_anonymous true',
      'persistence true',
      `persistence_location ${folder}/`,
      'max_queued_messages 0',
      'log_type none',
      ...lines,
      '',
    ].join('\n'),
  )
  let running: ChildProcess | undefined
  const broker: TestBroker = {
    address: `mqtt://127.0.0.1:${port}`,
    async start() {
      running = spawn(program ?? 'mosquitto', ['-c', config], { stdio: 'ignore' })
      await answering(port)
    },
    async stop(signal = 'SIGTERM') {
      const ended = running
      running = undefined
      if (!ended || ended.exitCode !== null) return
      const { promise, resolve } = Promise.withResolvers<void>()
      ended.once('exit', () => resolve())
      ended.kill(signal)
      await promise
    },
    publisher: () => connectAsync(broker.address, { reconnectPeriod: 20, protocolVersion: 5 }),
    async close() {
      await broker.stop('SIGKILL')
      await rm(folder, { recursive: true, force: true })
    },
  }
  await broker.start()
  return broker
}

async function freePort(): Promise<number> {
  const server = createServer()
  const { promise, resolve } = Promise.withResolvers<void>()
  server.listen(0, '127.0.0.1', resolve)
  await promise
  const { port } = server.address() as AddressInfo
  const closed = Promise.withResolvers<void>()
  server.close(() => closed.resolve())
  await closed.promise
  return port
}

/** Resolves when something listens there. */
async function answering(port: number): Promise<void> {
  for (;;) {
    const { promise, resolve } = Promise.withResolvers<boolean>()
    const socket = createConnection({ port, host: '127.0.0.1' })
    socket.once('connect', () => resolve(true)).once('error', () => setTimeout(() => resolve(false), 10))
    const listens = await promise
    socket.destroy()
    if (listens) return
  }
}
