import { assert, integer, property, tuple } from 'fast-check'
import { expect, test } from 'vitest'
import { isPublic, readAddress } from './address.ts'
import { type Allowed, mayConnect, mayReach, readAllowed, refusedTarget } from './allowed.ts'

const reachable = (text: string) => {
  const address = readAddress(text)
  return address !== undefined && isPublic(address)
}

test.each([
  '0.0.0.0',
  '0.1.2.3',
  '10.0.0.1',
  '10.255.255.255',
  '100.64.0.1',
  '100.127.255.254',
  '127.0.0.1',
  '127.255.255.254',
  '169.254.169.254',
  '169.254.0.1',
  '172.16.0.1',
  '172.31.255.255',
  '192.0.0.8',
  '192.0.2.1',
  '192.88.99.1',
  '192.168.0.1',
  '198.18.0.1',
  '198.19.255.255',
  '198.51.100.7',
  '203.0.113.9',
  '224.0.0.1',
  '239.255.255.250',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::127.0.0.1',
  '::ffff:127.0.0.1',
  '::ffff:10.0.0.1',
  '::ffff:8.8.8.8',
  '::ffff:0:10.0.0.1',
  '64:ff9b::10.0.0.1',
  '64:ff9b::a9fe:a9fe',
  '64:ff9b:1::10.0.0.1',
  '100::1',
  '2001::1',
  '2001:0:4136:e378:8000:63bf:3fff:fdd2',
  '2001:2::1',
  '2001:10::1',
  '2001:20::1',
  '2001:db8::1',
  '2002:7f00:1::',
  '2002:a00:1::1',
  '2002:c0a8:101::',
  '3fff::1',
  '5f00::1',
  'fc00::1',
  'fd12:3456::1',
  'fe80::1',
  'fe80::1%eth0',
  'fe80::1%25lo',
  'fec0::1',
  'ff02::1',
  'ff0e::1',
  '4000::1',
  '2a00::5efe:10.0.0.1',
  '2a00::200:5efe:10.0.0.1',
  '127.1',
  '2130706433',
  '0x7f000001',
  '017700000001',
  '127.0.0.1/8',
  '',
  'localhost',
])('%s is not on the public internet', (text) => {
  expect(reachable(text)).toBe(false)
})

test.each([
  '1.1.1.1',
  '8.8.8.8',
  '101.6.6.6',
  '172.15.255.255',
  '172.32.0.0',
  '192.167.255.255',
  '2400:da00::6666',
  '2a00:1450::1',
])('%s is on the public internet', (text) => {
  expect(reachable(text)).toBe(true)
})

const part = integer({ min: 0, max: 255 })
const inner = tuple(integer({ min: 0, max: 5 }), part, part, part).map(([kind, b, c, d]) => {
  const first = [`10.${b}`, `127.${b}`, `192.168`, `172.${16 + (b % 16)}`, `169.254`, `100.${64 + (b % 64)}`]
  return `${first[kind]}.${c}.${d}`
})

test('no private address is public, in any of the forms that carry it', () => {
  assert(
    property(inner, (address) => {
      const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number)
      const high = ((a << 8) | b).toString(16)
      const low = ((c << 8) | d).toString(16)
      const forms = [address, `::ffff:${address}`, `::${address}`, `64:ff9b::${address}`, `2002:${high}:${low}::1`]
      expect(forms.filter(reachable)).toEqual([])
    }),
    { seed: 7, numRuns: 2_000 },
  )
})

const target = (url: string) => {
  const { protocol, hostname, port } = new URL(url)
  return {
    scheme: protocol,
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || (protocol === 'https:' ? 443 : 80),
  }
}
const allowed = (...entries: string[]) =>
  entries.map((entry) => readAllowed(entry)).filter((entry): entry is Allowed => entry !== undefined)
const reaches = (url: string, at: string, ...entries: string[]) => {
  const address = readAddress(at)
  const list = { list: allowed(...entries), openToPublic: true }
  return refusedTarget(target(url), list) === undefined && address !== undefined && mayReach(target(url), address, list)
}

test('without a list: public hosts, https, the usual ports', () => {
  expect(reaches('https://partner.example/', '8.8.8.8')).toBe(true)
  expect(reaches('https://partner.example:8443/', '8.8.8.8')).toBe(true)
  expect(reaches('https://partner.example:22/', '8.8.8.8')).toBe(false)
  expect(reaches('http://partner.example/', '8.8.8.8')).toBe(false)
  expect(reaches('https://partner.example/', '10.0.0.1')).toBe(false)
})

test('where public hosts are not open either, only what is listed is reached', () => {
  const limits = { list: allowed('partner.example'), openToPublic: false }
  const address = readAddress('8.8.8.8')
  if (!address) throw new Error('no address')
  expect(mayReach(target('https://partner.example/'), address, limits)).toBe(true)
  expect(mayReach(target('https://other.example/'), address, limits)).toBe(false)
  expect(refusedTarget(target('https://other.example/'), { list: [], openToPublic: false })).toBe('PORT')
})

test('a listed name may lie inside the city, never on a link-local address', () => {
  expect(reaches('https://sso.city/', '10.0.0.1', 'sso.city')).toBe(true)
  expect(reaches('https://sso.city:9443/', '10.0.0.1', 'sso.city')).toBe(false)
  expect(reaches('https://sso.city:9443/', '10.0.0.1', 'sso.city:9443')).toBe(true)
  expect(reaches('http://sso.city/', '10.0.0.1', 'sso.city')).toBe(false)
  expect(reaches('http://sso.city/', '10.0.0.1', 'http://sso.city')).toBe(true)
  expect(reaches('https://other.city/', '10.0.0.1', 'sso.city')).toBe(false)
  expect(reaches('https://sso.city/', '169.254.169.254', 'sso.city')).toBe(false)
})

test('a listed network holds under every name, also where an address is written as IPv6', () => {
  expect(reaches('https://any.city/', '10.20.3.4', '10.20.0.0/16')).toBe(true)
  expect(reaches('https://any.city/', '::ffff:10.20.3.4', '10.20.0.0/16')).toBe(true)
  expect(reaches('https://any.city/', '10.21.3.4', '10.20.0.0/16')).toBe(false)
  expect(reaches('https://[fd00::5]:9443/', 'fd00::5', '[fd00::/8]:9443')).toBe(true)
  expect(reaches('http://127.0.0.1:5000/', '127.0.0.1', 'http://127.0.0.1:*')).toBe(true)
})

const connects = (host: string, port: number, at: string, ...entries: string[]) => {
  const address = readAddress(at)
  return address !== undefined && mayConnect(host, port, address, allowed(...entries))
}

test('a database or a broker is connected to only where its host and its port are listed', () => {
  expect(connects('db.city', 5432, '10.0.0.1', 'db.city:5432')).toBe(true)
  expect(connects('db.city', 3306, '10.0.0.1', 'db.city:5432')).toBe(false)
  expect(connects('db.city', 5432, '10.0.0.1', 'db.city')).toBe(false)
  expect(connects('db.city', 5432, '10.0.0.1', '10.0.0.0/8:*')).toBe(true)
  expect(connects('db.city', 5432, '169.254.169.254', 'db.city:5432')).toBe(false)
  expect(connects('db.example', 5432, '8.8.8.8')).toBe(false)
})

test.each([
  '',
  ' ',
  '*',
  '10.0.0.0/33',
  '10.0.0/8',
  '999.1.1.1',
  'host:0',
  'host:70000',
  'ftp://host',
  'a b',
  'fd00::1',
  '-x-',
])('“%s” is no entry of the list', (entry) => {
  expect(readAllowed(entry)).toBeUndefined()
})
