/** NATS servers on this machine, for tests and benchmarks. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Whether there is a nats-server; the Debian package of that name brings it. */
export const hasNats = spawnSync('nats-server', ['--version']).status === 0

export interface NatsServers {
  readonly addresses: readonly string[]
  /** Ends a server at once, as a power cut does. @param index among the addresses */
  kill(index: number): Promise<void>
  /** Ends all and removes what they kept. */
  stop(): Promise<void>
}

/** Three servers that form a cluster, each with its own folder. */
export async function startNats(): Promise<NatsServers> {
  const directory = mkdtempSync(join(tmpdir(), 'citywide-nats-'))
  const ports = await freePorts(6)
  const clients = ports.slice(0, 3)
  const routes = ports.slice(3).map((port) => `nats://127.0.0.1:${port}`)
  const servers = clients.map((port, index): ChildProcess => {
    const file = join(directory, `${index}.conf`)
    writeFileSync(
      file,
      `server_name: s${index}\nlisten: 127.0.0.1:${port}\n` +
        `jetstream { store_dir: "${join(directory, String(index))}" }\n` +
        `cluster { name: city, listen: "127.0.0.1:${ports[3 + index]}", routes: [${routes.map((route) => `"${route}"`).join(', ')}] }\n`,
    )
    return spawn('nats-server', ['-c', file], { stdio: 'ignore' })
  })
  return {
    addresses: clients.map((port) => `nats://127.0.0.1:${port}`),
    kill: (index) => kill(servers[index]),
    async stop() {
      await Promise.all(servers.map(kill))
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

async function kill(server: ChildProcess | undefined): Promise<void> {
  if (!server || server.exitCode !== null || server.signalCode !== null) return
  const ended = once(server, 'exit')
  server.kill('SIGKILL')
  await ended
}

async function freePorts(count: number): Promise<number[]> {
  const open = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'))
  await Promise.all(open.map((server) => once(server, 'listening')))
  const ports = open.map((server) => (server.address() as AddressInfo).port)
  await Promise.all(
    open.map((server) => {
      server.close()
      return once(server, 'close')
    }),
  )
  return ports
}
