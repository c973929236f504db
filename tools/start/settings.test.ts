import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readConfig } from '../../server/src/platform/config.ts'
import { readSettings, root } from './settings.mjs'

test('without any setting the data lies in the checkout and the address is local', () => {
  expect(readSettings({})).toMatchObject({
    port: 8080,
    host: '127.0.0.1',
    dataDirectory: join(root, 'data'),
    address: 'http://localhost:8080',
    databaseUrl: undefined,
  })
})

test('a relative data folder starts where the command was typed', () => {
  expect(readSettings({ DATA_DIR: 'city', INIT_CWD: '/srv' }).dataDirectory).toBe('/srv/city')
})

test('folders of backups start where the command was typed, too', () => {
  const { environment } = readSettings({ BACKUP_DIR: 'backups', BACKUP_KEY_FILE: '/k', INIT_CWD: '/srv' })
  expect(environment).toMatchObject({ BACKUP_DIR: '/srv/backups', BACKUP_KEY_FILE: '/k' })
})

test('an empty setting is an unset one', () => {
  expect(readSettings({ PORT: '', CITY: ' ' })).toEqual(readSettings({}))
})

const wrong = {
  PORT: '70000',
  HOST: 'a b',
  CITY: 'Rome',
  TZ_CITY: 'Middle/Earth',
  PUBLIC_URL: 'ftp://city.example',
  DATABASE_URL: 'mysql://root:secret@host/db',
}

test('every setting that does not fit is named in both languages, and no value is repeated', () => {
  expect(() => readSettings(wrong)).toThrow(/^设置不正确：PORT .*CITY .*\nSettings do not fit: PORT .*DATABASE_URL /)
  expect(() => readSettings(wrong)).not.toThrow(/secret/)
})

test.each(Object.entries(wrong))('%s is refused by the server just the same', (name, value) => {
  if (name === 'HOST') return // only listening on it shows
  expect(() => readConfig({ [name]: value }, '/')).toThrow(new RegExp(name))
})

test('what the start passes on is what the server reads', () => {
  const given = {
    PORT: '9000',
    DATA_DIR: '/srv/city',
    CITY: 'empty',
    TZ_CITY: 'Asia/Urumqi',
    PUBLIC_URL: 'https://a.example/',
  }
  const { environment, address } = readSettings(given)
  expect(readConfig(environment, '/')).toMatchObject({
    port: 9000,
    dataDirectory: '/srv/city',
    city: 'empty',
    timeZone: 'Asia/Urumqi',
    publicUrl: address,
  })
})
