/** A process of its own that makes a backup, to be killed; told what to do on its command line. */
import { Client } from 'pg'
import { systemClock } from '../clock.ts'
import { blobsIn } from '../files/blobs.ts'
import { sealingKey } from '../sealing/key.ts'
import { makeBackup } from './make.ts'
import { siteIn } from './site.ts'

const { connection, site, key, system, cluster, spool } = JSON.parse(process.argv[2] ?? '') as Record<string, string>

await makeBackup({
  repository: {
    site: siteIn(site ?? ''),
    keys: [sealingKey('aes-256-gcm', Buffer.from(key ?? '', 'hex'))],
    system: system ?? '',
  },
  async openClient() {
    const client = new Client(connection)
    await client.connect()
    return client
  },
  cluster: cluster ?? '',
  spool: spool ?? '',
  blobs: blobsIn('/nonexistent'),
  clock: systemClock,
  version: '0.0.0',
  timeZone: 'Asia/Shanghai',
  publicKeys: {},
})
