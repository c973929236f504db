import type { Language, Text } from './text.ts'

/**
 * What can go wrong, one line each. `code` is stable and public: clients switch on it, texts are looked up by it.
 * Shape on the wire: RFC 9457 problem details.
 */
export const problems = {
  INTERNAL: {
    status: 500,
    text: { en: 'Something went wrong on our side. Trace number: {trace}.', zh: '系统内部出错，跟踪编号：{trace}。' },
  },
  INVALID: {
    status: 400,
    text: { en: 'The request does not fit: see the fields.', zh: '请求内容不符合要求，请查看各字段说明。' },
  },
  BODY_NOT_JSON: { status: 400, text: { en: 'The body is not well-formed JSON.', zh: '请求体不是合法的 JSON。' } },
  BODY_TOO_LARGE: {
    status: 413,
    text: { en: 'The body is larger than {limit} bytes.', zh: '请求体超过 {limit} 字节。' },
  },
  MEDIA_TYPE: {
    status: 415,
    text: { en: 'This address does not take {type}.', zh: '此地址不接受 {type} 类型的内容。' },
  },
  NOT_FOUND: {
    status: 404,
    text: { en: 'There is nothing here, or not for you.', zh: '此处没有内容，或您无权查看。' },
  },
  METHOD: { status: 405, text: { en: 'This address does not take {method}.', zh: '此地址不支持 {method} 方法。' } },
  SIGN_IN: { status: 401, text: { en: 'Please sign in first.', zh: '请先登录。' } },
  FORBIDDEN: { status: 403, text: { en: 'Your roles do not allow this.', zh: '您的角色无权执行此操作。' } },
  CROSS_SITE: { status: 403, text: { en: 'A write must come from this site itself.', zh: '写入请求必须来自本站。' } },
  LINK_USED: {
    status: 410,
    text: {
      en: 'This sign-in link was used already or is too old. Start Citywide again to get a new one.',
      zh: '登录链接已使用或已过期，请重新启动 Citywide 获取新链接。',
    },
  },
  KEY_NEEDED: {
    status: 428,
    text: {
      en: 'This write needs an Idempotency-Key header of 8 to 64 letters, digits, _ or -.',
      zh: '此写入需要 Idempotency-Key 请求头，由 8 至 64 个字母、数字、下划线或连字符组成。',
    },
  },
  KEY_REUSED: {
    status: 422,
    text: { en: 'This Idempotency-Key was used for another request.', zh: '该 Idempotency-Key 已用于另一请求。' },
  },
  MATCH_NEEDED: {
    status: 428,
    text: {
      en: 'This change needs an If-Match header with the version that was read.',
      zh: '此修改需要 If-Match 请求头，内容为所读取的版本。',
    },
  },
  CHANGED: {
    status: 412,
    text: {
      en: 'Somebody changed the record in the meantime: you read version {read}, it is now version {now}.',
      zh: '该记录已被他人修改：您读取的是第 {read} 版，现为第 {now} 版。',
    },
  },
  NO_SUCH_RECORD: {
    status: 422,
    text: { en: 'Field {field} points to a record that does not exist.', zh: '字段“{field}”引用的记录不存在。' },
  },
  STILL_USED: { status: 409, text: { en: 'Other records still point to this one.', zh: '仍有其他记录引用本记录。' } },
  TAKEN: { status: 409, text: { en: 'There is such a record already.', zh: '已存在相同的记录。' } },
  NO_SUCH_MOVE: { status: 409, text: { en: '“{from}” cannot become “{to}”.', zh: '状态“{from}”不能变为“{to}”。' } },
  NO_CITY: {
    status: 422,
    text: {
      en: 'There is no city yet. Enter a scope of the kind city first.',
      zh: '还没有城市，请先登记一个类别为城市的实施范围。',
    },
  },
  NO_SUCH_SCOPE: { status: 422, text: { en: 'There is no scope {code}.', zh: '没有代码为 {code} 的实施范围。' } },
  NO_SUCH_REGISTER: { status: 422, text: { en: 'There is no register {path}.', zh: '没有路径为 {path} 的台账。' } },
  VIEW_PRIVATE: {
    status: 403,
    text: {
      en: 'This view belongs to somebody else and is not shared with you. Ask its owner to share it.',
      zh: '此视图由他人保存，未与您共享，请联系所有者共享。',
    },
  },
  VIEW_NOT_YOURS: {
    status: 403,
    text: {
      en: 'Only the owner of a view or an administrator may change or delete it. You can save a copy of your own.',
      zh: '只有视图的所有者或管理员可以修改或删除它，您可以另存为自己的视图。',
    },
  },
  CURSOR: {
    status: 400,
    text: { en: 'The paging cursor does not belong to this list.', zh: '分页游标与此列表不符。' },
  },
  OBSERVATIONS_UNREADABLE: {
    status: 400,
    text: {
      en: 'The body cannot be read as observations. Nothing of it was stored.',
      zh: '请求体无法作为观测数据读取，其中内容均未存储。',
    },
  },
  OBSERVATIONS_REFUSED: {
    status: 422,
    text: {
      en: 'Every observation was refused: see the rejections. Nothing was stored.',
      zh: '所有观测均被拒收，请查看拒收原因；未存储任何数据。',
    },
  },
  NOT_STORED: {
    status: 422,
    text: {
      en: 'The database refused these observations. Nothing of this request was stored.',
      zh: '数据库拒绝了这些观测，本次请求的内容均未存储。',
    },
  },
  STREAM_FIXED: {
    status: 409,
    text: {
      en: 'The stream has observations: its unit ({unit}) and time zone ({zone}) can no longer change. Declare another stream.',
      zh: '该数据流已有观测，单位（{unit}）和时区（{zone}）不能再更改，请另行声明数据流。',
    },
  },
  UNIT_DOES_NOT_FIT: {
    status: 422,
    text: {
      en: 'The figures would be in {unit}, the indicator is in {expected}.',
      zh: '计算结果的单位为 {unit}，而指标单位为 {expected}。',
    },
  },
  BUSY: {
    status: 503,
    text: { en: 'The system is busy. Try again in {seconds} s.', zh: '系统繁忙，请在 {seconds} 秒后重试。' },
  },
  DATABASE_AWAY: {
    status: 503,
    text: {
      en: 'The database does not answer at the moment. Nothing was lost; try again shortly.',
      zh: '数据库暂时没有响应。数据没有丢失，请稍后重试。',
    },
  },
  STORAGE_FULL: {
    status: 507,
    text: {
      en: 'There is no space left to store this. Reading still works.',
      zh: '存储空间不足，无法写入；读取不受影响。',
    },
  },
} as const satisfies Record<string, { status: number; text: Text }>

export type ProblemCode = keyof typeof problems

/** What is wrong with one field: a JSON pointer, a code, and the reason in both languages. */
export interface FieldProblem {
  readonly pointer: string
  readonly code: string
  readonly text: Text
}

/** RFC 9457 on the wire; `text` holds the title in both languages, `title` the one that was asked for. */
export interface ProblemDocument {
  readonly type: string
  readonly status: number
  readonly code: string
  readonly title: string
  readonly text: Text
  readonly errors?: readonly FieldProblem[]
  readonly current?: unknown
}

interface ProblemOptions extends ErrorOptions {
  readonly fields?: readonly FieldProblem[]
  /** What stands now, where a conflict has to be settled by a person. */
  readonly current?: unknown
}

/** The one error that leaves a room: a code of the catalogue and what fills its sentence. */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly code: ProblemCode
  readonly params: Readonly<Record<string, string>>
  readonly fields: readonly FieldProblem[]
  readonly current: unknown

  constructor(code: ProblemCode, params: Readonly<Record<string, string>> = {}, options: ProblemOptions = {}) {
    const { fields = [], current, ...rest } = options
    super(fill(problems[code].text.en, params), rest)
    this.code = code
    this.params = params
    this.fields = fields
    this.current = current
  }

  get status(): number {
    return problems[this.code].status
  }

  document(language: Language): ProblemDocument {
    const { text } = problems[this.code]
    const both = { zh: fill(text.zh, this.params), en: fill(text.en, this.params) }
    return {
      type: `urn:citywide:problem:${this.code}`,
      status: this.status,
      code: this.code,
      title: both[language],
      text: both,
      ...(this.fields.length > 0 && { errors: this.fields }),
      ...(this.current !== undefined && { current: this.current }),
    }
  }
}

function fill(text: string, params: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => params[name] ?? whole)
}
