import { expect, test } from 'vitest'
import { ConfigError, readConfig } from './config.ts'

test('without settings the demo city is served on loopback, port 8080, from ./data, in the zone of Shanghai', () => {
  expect(readConfig({ PORT: '' }, '/srv/citywide')).toMatchObject({
    port: 8080,
    host: '127.0.0.1',
    dataDirectory: '/srv/citywide/data',
    databaseUrl: undefined,
    city: 'demo',
    timeZone: 'Asia/Shanghai',
    publicUrl: 'http://localhost:8080',
  })
})

test('without a folder for backups none are made; with one the key lies outside of what is backed up', () => {
  expect(readConfig({ BACKUP_KEY_FILE: '/k' }, '/srv/citywide').backup).toBeUndefined()
  expect(readConfig({ BACKUP_DIR: 'backups' }, '/srv/citywide').backup).toEqual({
    folder: '/srv/citywide/backups',
    keyFile: '/srv/citywide/data/keys/backup.key',
  })
  expect(readConfig({ BACKUP_DIR: '/b', BACKUP_COPY_DIR: '/c', BACKUP_KEY_FILE: '/k' }, '/').backup).toEqual({
    folder: '/b',
    copy: '/c',
    keyFile: '/k',
  })
})

test('a buffer stands before the database only where one is asked for, and needs its servers', () => {
  const servers = { NATS_URL: 'nats://a:4222, nats://b:4222' }
  expect(readConfig(servers, '/srv').buffer).toBeUndefined()
  expect(readConfig({ ...servers, INGEST: 'jetstream', NATS_CREDENTIALS_FILE: 'nats.creds' }, '/srv').buffer).toEqual({
    servers: ['nats://a:4222', 'nats://b:4222'],
    credentialsFile: '/srv/nats.creds',
    replicas: 3,
    size: 10_000_000_000,
  })
  for (const wrong of [{}, { NATS_URL: 'http://a' }])
    expect(() => readConfig({ INGEST: 'jetstream', ...wrong }, '/')).toThrow(/NATS_URL.*\p{Script=Han}/u)
})

test('every setting that does not fit is named at once, in both languages', () => {
  const environment = {
    PORT: '99999',
    CITY: 'real',
    TZ_CITY: 'Mars/Base',
    DATABASE_URL: 'mysql://x',
    PUBLIC_URL: 'nowhere',
    OUTBOUND_ALLOW: 'sso.city.example, 10.0.0/8',
  }
  expect(() => readConfig(environment, '/')).toThrow(ConfigError)
  for (const name of Object.keys(environment)) {
    expect(() => readConfig(environment, '/')).toThrow(new RegExp(`${name}: .*\\p{Script=Han}`, 'u'))
  }
})

test('what the server may reach beyond public hosts is a list of hosts and networks', () => {
  const { outboundAllow } = readConfig({ OUTBOUND_ALLOW: 'sso.city.example, http://10.1.2.3:8080 10.20.0.0/16' }, '/')
  expect(outboundAllow.map(({ scheme, port }) => [scheme, port])).toEqual([
    ['https:', undefined],
    ['http:', 8080],
    ['https:', undefined],
  ])
  expect(readConfig({}, '/').outboundAllow).toEqual([])
})
