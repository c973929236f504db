/**
 * `npm start`: brings everything that is needed and runs Citywide. This file is plain JavaScript that even an old Node
 * can read, so that it can say which Node is needed; the rest is in tools/start/ and needs Node 20 and no packages.
 *
 * Exit codes: 0 stopped as asked · 1 the server ended with an error · 10 Node too old · 11 a setting does not fit ·
 * 12 already running on this data · 13 port or address not free · 14 no rights in the data folder · 15 disk full ·
 * 16 installing failed · 17 building failed · 18 the database of DATABASE_URL does not answer · 19 no Node 26 for this
 * machine · 130 stopped before it ran
 */
const [major] = process.versions.node.split('.')

if (Number(major) < 20) {
  process.stderr.write(
    `Citywide 需要 Node.js 20 或更高版本，当前为 ${process.versions.node}，请从 https://nodejs.org 安装新版本。\n` +
      `Citywide needs Node.js 20 or newer, this is ${process.versions.node}: install a newer one from https://nodejs.org.\n`,
  )
  process.exitCode = 10
} else {
  void import('./tools/start/start.mjs').then(({ start }) => start())
}
