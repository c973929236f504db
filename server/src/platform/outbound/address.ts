/** Which network addresses belong to the public internet. Everything that does not is somebody's inside. */
import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

export type Address = ReturnType<typeof ipaddr.parse>

/** All of the IPv6 internet that is handed out so far; what lies outside is special in one way or another. */
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3')

/** Interface identifiers under which ISATAP hides an IPv4 address. Source: RFC 5214, § 6.1. */
const isatap = new Set(['0:5efe', '200:5efe'])

/** @returns undefined for anything but one address written in full; a zone (`%eth0`) names a network of this machine */
export function readAddress(text: string): Address | undefined {
  if (text.includes('%') || isIP(text) === 0) return undefined
  return ipaddr.parse(text)
}

/**
 * Whether an address is public unicast. IPv6 forms that carry an IPv4 address (mapped, NAT64, 6to4, Teredo, ISATAP) are
 * none, whatever they carry: who means the IPv4 address can say so. Source: the IANA special-purpose registries.
 */
export function isPublic(address: Address): boolean {
  if (address instanceof ipaddr.IPv4) return address.range() === 'unicast'
  const [, , , , high = 0, low = 0] = address.parts
  return (
    address.range() === 'unicast' &&
    address.match(globalUnicast) &&
    !isatap.has(`${high.toString(16)}:${low.toString(16)}`)
  )
}

/** Addresses that a city's own hosts have. Link-local ones are left out: there a cloud's metadata service answers. */
const ownRanges: ReadonlySet<string> = new Set(['private', 'carrierGradeNat', 'loopback', 'uniqueLocal'])

export function isOwn(address: Address): boolean {
  return ownRanges.has(address.range())
}

/** A network such as 10.0.0.0/8, or one address as a network of its own. */
export interface Network {
  readonly base: Address
  readonly bits: number
}

export function readNetwork(text: string): Network | undefined {
  const single = readAddress(text)
  if (single) return { base: single, bits: single instanceof ipaddr.IPv4 ? 32 : 128 }
  const base = readAddress(text.split('/')[0] ?? '')
  return base && ipaddr.isValidCIDR(text) ? { base, bits: ipaddr.parseCIDR(text)[1] } : undefined
}

export function liesIn(address: Address, { base, bits }: Network): boolean {
  // An IPv4 address may come as `::ffff:10.0.0.1`; a network of IPv4 means it too.
  const plain = address instanceof ipaddr.IPv6 && address.isIPv4MappedAddress() ? address.toIPv4Address() : address
  return plain.kind() === base.kind() && plain.match(base, bits)
}
