/** The port is taken before anything is touched; until the server takes over, it answers that Citywide is starting. */
import { createServer } from 'node:http'
import { Refusal } from './words.mjs'

const page = `<!doctype html><html lang="zh"><meta charset="utf-8"><meta http-equiv="refresh" content="2">
<title>Citywide</title><body style="font:1.2rem/1.6 system-ui,sans-serif;margin:20vh auto;max-width:32rem;padding:0 1rem">
<p>Citywide 正在启动，请稍候，本页会自动刷新。</p><p lang="en">Citywide is starting. This page reloads by itself.</p>`

/**
 * @param {{ port: number, host: string }} where
 * @returns {Promise<() => Promise<void>>} gives the port free again
 * @throws {Refusal} 13
 */
export function holdPort({ port, host }) {
  const server = createServer((_, response) => {
    response.writeHead(503, { 'content-type': 'text/html; charset=utf-8', 'retry-after': '2', connection: 'close' })
    response.end(page)
  })
  return new Promise((resolve, reject) => {
    server.once('error', (error) =>
      reject(notFree({ port, host }, 'code' in error ? String(error.code) : error.message)),
    )
    server.listen({ port, host, exclusive: true }, () =>
      resolve(
        () =>
          new Promise((closed) => {
            server.close(() => closed())
            server.closeAllConnections()
          }),
      ),
    )
  })
}

/**
 * @param {{ port: number, host: string }} where
 * @param {string} code
 */
function notFree({ port, host }, code) {
  const other = port < 65_535 ? port + 1 : 8080
  if (code === 'EADDRINUSE') {
    return new Refusal(13, {
      zh: `端口 ${port} 已被其他程序占用。请换一个端口，例如 PORT=${other} npm start。`,
      en: `Port ${port} is in use by another program. Choose another: PORT=${other} npm start.`,
    })
  }
  if (code === 'EACCES') {
    return new Refusal(13, {
      zh: `当前用户无权使用端口 ${port}，请选用 1024 以上的端口，例如 PORT=8080 npm start。`,
      en: `This user may not use port ${port}. Choose one above 1024: PORT=8080 npm start.`,
    })
  }
  return new Refusal(13, {
    zh: `无法在 ${host} 上监听（${code}）。请将 HOST 设为本机的地址，例如 127.0.0.1。`,
    en: `Cannot listen on ${host} (${code}). Set HOST to an address of this machine, such as 127.0.0.1.`,
  })
}
