/** The last checkpoint as a page that needs no script: to be printed, photographed, kept by anybody. */
import type { PublicCheckpoint } from '@citywide/model/platform/audit-view'
import type { Language } from '@citywide/model/text'

const words = {
  zh: {
    title: '审计日志检查点',
    lead: '本城市的每一次写入和每一次查看个人信息都记入审计日志。日志定期封存并签名。保存本页内容的任何人，日后都能查明日志是否被改写。',
    none: '尚无检查点：日志的第一行将在一秒内封存。',
    size: '已封存行数',
    at: '签名时间（UTC）',
    code: '核对码',
    codeHint: '可刊印于纸质报告。核对命令：npm run citywide -- audit verify --code 核对码',
    note: '签名文本',
    noteHint: '前五行为签名内容：版本、行数、树根、链首、时间；其后每行一个签名（密钥编号与签名，Base64）。',
    keys: '公钥',
    keysHint: 'SubjectPublicKeyInfo，Base64。新密钥由前一密钥背书。',
    keyId: '密钥编号',
    suite: '密码套件',
    madeAt: '启用时间',
    data: '机器可读（JSON）',
    home: '前往 Citywide',
    other: 'English',
  },
  en: {
    title: 'Checkpoint of the audit log',
    lead: 'Every write in this city, and every look at personal data, leaves a row in the audit log. The log is sealed and signed as it grows. Whoever keeps what stands on this page can tell later whether it was written anew.',
    none: 'There is no checkpoint yet: the first row is sealed within a second.',
    size: 'Rows sealed',
    at: 'Signed at (UTC)',
    code: 'Code for paper',
    codeHint: 'To be printed in a report. It is checked by: npm run citywide -- audit verify --code CODE',
    note: 'Signed text',
    noteHint:
      'The first five lines are signed: version, rows, root of the tree, head of the chain, time. Each line below is one signature: id of the key and signature, Base64.',
    keys: 'Public keys',
    keysHint: 'SubjectPublicKeyInfo, Base64. A new key is vouched for by the one before.',
    keyId: 'Key',
    suite: 'Suite',
    madeAt: 'In use since',
    data: 'For programs (JSON)',
    home: 'Go to Citywide',
    other: '中文',
  },
} as const

const escaped = (text: string): string =>
  text.replaceAll(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? '&quot;')

const time = (at: string): string => `<time datetime="${at}">${at.slice(0, 19).replace('T', ' ')}</time>`

export function checkpointPage({ checkpoint, keys }: PublicCheckpoint, language: Language): string {
  const say = words[language]
  const other = language === 'zh' ? 'en' : 'zh'
  const number = new Intl.NumberFormat(language)
  const state = checkpoint
    ? `<dl>
<div><dt>${say.size}</dt><dd>${number.format(checkpoint.size)}</dd></div>
<div><dt>${say.at}</dt><dd>${time(checkpoint.at)}</dd></div>
<div class="wide"><dt>${say.code}</dt><dd class="code">${escaped(checkpoint.code)}</dd><dd>${say.codeHint}</dd></div>
</dl>
<h2>${say.note}</h2>
<p>${say.noteHint}</p>
<pre tabindex="0" aria-label="${say.note}">${escaped(checkpoint.note)}</pre>`
    : `<p>${say.none}</p>`
  const rows = keys.map(
    ({ keyId, suite, madeAt, publicKey }) =>
      `<li><p><strong>${escaped(keyId)}</strong> · ${escaped(suite)} · ${say.madeAt} ${time(madeAt)}</p>
<p class="key">${escaped(publicKey)}</p></li>`,
  )
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${say.title} · Citywide</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/checkpoint.css">
</head>
<body>
<header><a href="/app">${say.home}</a><a href="?lang=${other}" lang="${other}" hreflang="${other}">${say.other}</a></header>
<main>
<h1>${say.title}</h1>
<p class="lead">${say.lead}</p>
${state}
<h2>${say.keys}</h2>
<p>${say.keysHint}</p>
<ul>
${rows.join('\n')}
</ul>
<p><a href="/api/audit/checkpoint">${say.data}</a></p>
</main>
</body>
</html>
`
}

/** Served beside the page: the security policy allows no styles in it. */
export const checkpointStyle = `:root{color-scheme:light dark;--ink:#1d2433;--soft:#566076;--line:#d5dae3;--ground:#fff;--sunk:#f3f5f8;--link:#0b57b0}
@media (prefers-color-scheme:dark){:root{--ink:#e6e9f0;--soft:#a3adbf;--line:#39414f;--ground:#14181f;--sunk:#1d232d;--link:#8bbcff}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:1rem/1.6 system-ui,"Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif}
header{display:flex;justify-content:space-between;gap:1rem;padding:1rem;border-bottom:1px solid var(--line)}
main{max-width:46rem;margin:0 auto;padding:1.5rem 1rem 4rem}
h1{font-size:1.75rem;line-height:1.25;margin:.5rem 0 1rem}
h2{font-size:1.15rem;margin:2.25rem 0 .25rem}
p{margin:.5rem 0}
.lead{max-width:40rem}
dl{display:grid;grid-template-columns:repeat(auto-fit,minmax(14rem,1fr));gap:1rem;margin:1.5rem 0}
dl div{background:var(--sunk);border:1px solid var(--line);border-radius:.5rem;padding:.75rem 1rem}
dl .wide{grid-column:1/-1}
dt{color:var(--soft);font-size:.875rem}
dd{margin:0;font-size:1.125rem}
dd+dd{color:var(--soft);font-size:.875rem;overflow-wrap:anywhere}
.code{font-family:ui-monospace,monospace;font-size:1.25rem;overflow-wrap:anywhere}
pre,.key{background:var(--sunk);border:1px solid var(--line);border-radius:.5rem;padding:.75rem 1rem;font:.8125rem/1.6 ui-monospace,monospace;overflow-x:auto}
.key{overflow-wrap:anywhere}
ul{list-style:none;padding:0}
a{color:var(--link)}
a:focus-visible,pre:focus-visible{outline:3px solid var(--link);outline-offset:2px}
@media print{header{display:none}}
`
