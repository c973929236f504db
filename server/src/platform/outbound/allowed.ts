/** Where requests may go: the public internet over https, and what the installation's own list adds. */
import { type Address, isOwn, isPublic, liesIn, type Network, readNetwork } from './address.ts'
import type { OutboundReason } from './refused.ts'

/** One entry of `OUTBOUND_ALLOW`. */
export interface Allowed {
  readonly scheme: 'https:' | 'http:'
  /** A host by its name, or addresses. */
  readonly host: string | Network
  /** Undefined: the usual ports of the scheme. */
  readonly port: number | 'any' | undefined
}

/** Ports of https that need no entry. */
const usualPorts: readonly number[] = [443, 8443]

const shape = /^(?:(?<scheme>https?):\/\/)?(?:\[(?<six>[^\]]+)\]|(?<four>[^:[\]]+))(?::(?<port>\d{1,5}|\*))?$/
const name = /^(?=.{1,253}$)[a-z\d_]([a-z\d_-]*[a-z\d_])?(\.[a-z\d_]([a-z\d_-]*[a-z\d_])?)*$/

/**
 * Reads one entry: `host`, `host:port`, an address or a network (`10.20.0.0/16`, `[fd00::/8]:8443`), with `http://` in
 * front where TLS is not to be had; `:*` stands for every port.
 *
 * @returns undefined where the entry is none of these
 */
export function readAllowed(entry: string): Allowed | undefined {
  const groups = shape.exec(entry.toLowerCase())?.groups
  if (!groups) return undefined
  const { scheme = 'https', six, four = '', port } = groups
  const network = readNetwork(six ?? four)
  // What ends in a number is meant as an address, and here it is not one.
  if (!network && (six !== undefined || !name.test(four) || /(^|\.)\d+$/.test(four))) return undefined
  if (port !== undefined && port !== '*' && (Number(port) === 0 || Number(port) > 65_535)) return undefined
  return {
    scheme: `${scheme === 'http' ? 'http' : 'https'}:`,
    host: network ?? four,
    port: port === '*' ? 'any' : port === undefined ? undefined : Number(port),
  }
}

/** Where requests may go at all. */
export interface Limits {
  readonly list: readonly Allowed[]
  /** Whether public hosts over https need no entry. */
  readonly openToPublic: boolean
}

/** Whom a request is for; the host is in lower case, without brackets. */
export interface Target {
  readonly scheme: string
  readonly host: string
  readonly port: number
}

/** Why no address at all would do, before anything is resolved. */
export function refusedTarget(target: Target, { list, openToPublic }: Limits): OutboundReason | undefined {
  const ofScheme = list.filter(({ scheme }) => scheme === target.scheme)
  if (target.scheme !== 'https:' && ofScheme.length === 0) return 'SCHEME'
  const open = openToPublic && target.scheme === 'https:' && usualPorts.includes(target.port)
  return open || ofScheme.some((entry) => portFits(entry, target)) ? undefined : 'PORT'
}

/** Whether a target may be reached at an address that its name leads to. */
export function mayReach(target: Target, address: Address, { list, openToPublic }: Limits): boolean {
  const usual = target.scheme === 'https:' && usualPorts.includes(target.port)
  if (openToPublic && usual && isPublic(address)) return true
  return list.some((entry) => {
    if (entry.scheme !== target.scheme || !portFits(entry, target)) return false
    if (typeof entry.host !== 'string') return liesIn(address, entry.host)
    // A name is listed for what it is within the city; what answers on a link-local address is never meant.
    return entry.host === target.host && (isOwn(address) || isPublic(address))
  })
}

/** Whether an entry names a host and port as such, for protocols other than HTTP: only what is listed, with its port. */
export function mayConnect(host: string, port: number, address: Address, list: readonly Allowed[]): boolean {
  return list.some((entry) => {
    if (entry.port !== 'any' && entry.port !== port) return false
    if (typeof entry.host !== 'string') return liesIn(address, entry.host)
    return entry.host === host && (isOwn(address) || isPublic(address))
  })
}

function portFits({ port, scheme }: Allowed, target: Target): boolean {
  if (port === 'any') return true
  if (port !== undefined) return port === target.port
  return scheme === 'https:' ? usualPorts.includes(target.port) : target.port === 80
}
