import type { Text } from '@citywide/model/text'

/** Why a request to the outside was not made, or its answer not read. */
export const outboundReasons = {
  UNREADABLE: { zh: '网址无法解读，或包含用户名和密码。', en: 'The address cannot be read, or holds a user name.' },
  SCHEME: { zh: '只允许 https 地址。', en: 'Only https addresses are allowed.' },
  PORT: { zh: '不允许连接此端口。', en: 'This port is not allowed.' },
  UNRESOLVED: { zh: '找不到该主机名。', en: 'The host name leads to no address.' },
  NOT_PUBLIC: {
    zh: '该地址属于内部网络。如需访问，须由运维人员列入 OUTBOUND_ALLOW。',
    en: 'The address belongs to an inner network. Whoever runs the installation can list it in OUTBOUND_ALLOW.',
  },
  NOT_LISTED: {
    zh: '不允许连接此主机和端口。如需访问，须由运维人员以“主机:端口”列入 OUTBOUND_ALLOW。',
    en: 'This host and port may not be connected to. Whoever runs the installation can list it in OUTBOUND_ALLOW as host:port.',
  },
  UNREACHABLE: { zh: '对方没有应答，或连接中断。', en: 'Nobody answered there, or the connection broke.' },
  CERTIFICATE: { zh: '对方的证书无效。', en: 'The certificate there is not valid.' },
  TIME_OUT: { zh: '对方未在规定时间内答复。', en: 'The answer took too long.' },
  HEADERS_TOO_LARGE: { zh: '对方的响应头过大。', en: 'The headers of the answer are too large.' },
  BODY_TOO_LARGE: { zh: '对方的答复过大。', en: 'The answer is too large.' },
  ENCODING: { zh: '答复的压缩方式无法识别，或已损坏。', en: 'The answer is packed in an unknown way, or damaged.' },
  REDIRECTS: { zh: '重定向次数过多，或目标无法解读。', en: 'Redirected too often, or to nowhere.' },
  STOPPED: { zh: '请求已取消。', en: 'The request was called off.' },
} as const satisfies Record<string, Text>

export type OutboundReason = keyof typeof outboundReasons

/** A request to the outside that came to nothing; `text` says why in words for people, without the address. */
export class OutboundError extends Error {
  override readonly name = 'OutboundError'
  readonly reason: OutboundReason

  constructor(reason: OutboundReason, options?: ErrorOptions) {
    super(outboundReasons[reason].en, options)
    this.reason = reason
  }

  get text(): Text {
    return outboundReasons[this.reason]
  }
}
