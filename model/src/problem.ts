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
  ADDRESS: {
    status: 400,
    text: { en: 'This address cannot be read, or is too long.', zh: '该网址无法解读，或者过长。' },
  },
  NOT_FOUND: {
    status: 404,
    text: { en: 'There is nothing here, or not for you.', zh: '此处没有内容，或您无权查看。' },
  },
  METHOD: { status: 405, text: { en: 'This address does not take {method}.', zh: '此地址不支持 {method} 方法。' } },
  SIGN_IN: { status: 401, text: { en: 'Please sign in first.', zh: '请先登录。' } },
  SIGN_IN_REFUSED: {
    status: 401,
    text: {
      en: 'The name or the password is not right.',
      zh: '账户名或密码不正确。请检查大小写和输入法后重试。',
    },
  },
  TOO_MANY_TRIES: {
    status: 429,
    text: {
      en: 'Too many tries. Try again in {minutes} min; a passkey still works.',
      zh: '尝试次数过多，请在 {minutes} 分钟后重试；仍可使用通行密钥登录。',
    },
  },
  CODE_WRONG: {
    status: 422,
    text: {
      en: 'This code is not right, or was used already. A code of the app changes every 30 seconds.',
      zh: '验证码不正确或已使用过。验证器中的验证码每 30 秒更新一次。',
    },
  },
  SECOND_OVER: {
    status: 401,
    text: { en: 'This took longer than five minutes. Begin the sign-in again.', zh: '已超过五分钟，请重新登录。' },
  },
  PASSKEY_REFUSED: {
    status: 422,
    text: {
      en: 'The passkey was not accepted: it is not known here, or its answer came too late. Try again.',
      zh: '通行密钥未被接受：此处没有登记该密钥，或应答已过时。请重试。',
    },
  },
  PASSKEYS_NEED_NAME: {
    status: 409,
    text: {
      en: 'Passkeys need an address with a name, such as https://city.example; PUBLIC_URL holds a bare IP address.',
      zh: '通行密钥要求以域名访问，例如 https://city.example；当前 PUBLIC_URL 为 IP 地址。',
    },
  },
  PASSWORD_WRONG: { status: 422, text: { en: 'The password is not right.', zh: '密码不正确。' } },
  PASSWORD_LENGTH: {
    status: 422,
    text: {
      en: 'A password has {least} to {most} characters. Several words in a row are easy to remember.',
      zh: '密码须为 {least} 至 {most} 个字符，可用多个词语连写，便于记忆。',
    },
  },
  PASSWORD_COMMON: {
    status: 422,
    text: {
      en: 'This password is among the first that an attacker tries: common passwords, names, dates, keyboard rows. Choose another.',
      zh: '此密码过于常见，容易被猜中（常用密码、姓名、日期或键盘顺序），请另选密码。',
    },
  },
  STEP_UP: {
    status: 403,
    text: {
      en: 'This needs a second factor shown within the last ten minutes.',
      zh: '此操作须在十分钟内完成第二重验证。',
    },
  },
  PROOF_NEEDED: {
    status: 403,
    text: {
      en: 'Show once more that it is you: the last proof is older than ten minutes.',
      zh: '距上次验证已超过十分钟，请再次确认是您本人。',
    },
  },
  FACTOR_NEEDED: {
    status: 403,
    text: {
      en: 'First secure the account: a passkey, or a password with an authenticator app.',
      zh: '请先保护账户：登记通行密钥，或设置密码并启用验证器。',
    },
  },
  LAST_WAY_IN: {
    status: 409,
    text: {
      en: 'This is the last way into the account. Add another one first.',
      zh: '这是登录此账户的最后一种方式，请先添加其他方式。',
    },
  },
  FORBIDDEN: { status: 403, text: { en: 'Your roles do not allow this.', zh: '您的角色无权执行此操作。' } },
  NO_OPEN_INCIDENT: {
    status: 422,
    text: { en: 'This incident is not open, or does not exist.', zh: '该事件未处于开启状态，或不存在。' },
  },
  PURPOSE_NEEDED: {
    status: 403,
    text: {
      en: 'These are personal data. Say first what you need them for; the people concerned will see it.',
      zh: '这些是个人信息。请先说明使用目的，当事人将能看到。',
    },
  },
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
  ANSWER_NOT_KEPT: {
    status: 409,
    text: {
      en: 'This request was done already. Its answer was too long to be kept: read what it made.',
      zh: '该请求已经完成，但结果过大未予保留，请直接查询其结果。',
    },
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
  ALERT_TAKEN: {
    status: 409,
    text: {
      en: '{whoEn} was faster: “{actEn}” at {at}. Look at how the alert stands now.',
      zh: '{whoZh}已于 {at} 先行处理：“{actZh}”。请查看预警的最新情况。',
    },
  },
  ALERT_ACT: {
    status: 409,
    text: {
      en: '“{actEn}” cannot be done with an alert in the state “{stateEn}”.',
      zh: '预警处于“{stateZh}”状态，不能执行“{actZh}”。',
    },
  },
  ALERT_ITSELF: {
    status: 422,
    text: { en: 'An alert cannot be merged into itself.', zh: '预警不能归并到自身。' },
  },
  MAP_NOT_GEOJSON: {
    status: 422,
    text: {
      en: 'The file is not a GeoJSON FeatureCollection that can be drawn: {count} faults, the first of them below.',
      zh: '该文件不是可绘制的 GeoJSON 要素集：共 {count} 处问题，前几处见下。',
    },
  },
  MAP_TOO_LARGE: {
    status: 413,
    text: {
      en: 'A collection of the map has at most {features} features and {megabytes} MB.',
      zh: '一个地图图层最多 {features} 个要素、{megabytes} MB。',
    },
  },
  NO_SUCH_RECORD: {
    status: 422,
    text: { en: 'Field {field} points to a record that does not exist.', zh: '字段“{field}”引用的记录不存在。' },
  },
  GRANT_OWN: {
    status: 403,
    text: { en: 'Nobody grants or approves a role for himself.', zh: '不能为自己授予或批准角色。' },
  },
  ACCOUNT_OWN: {
    status: 403,
    text: {
      en: 'Another administrator has to change this of your account.',
      zh: '您账户的这一项须由另一名管理员修改。',
    },
  },
  EVENT_RULE_ON: {
    status: 409,
    text: {
      en: 'The rule is on: switch it off before it is changed.',
      zh: '规则正在运行，请先停用再修改。',
    },
  },
  EVENT_RULE_STEP: {
    status: 409,
    text: { en: 'The rule stands so already.', zh: '规则已处于该状态。' },
  },
  EVENT_RULE_FAULTY: {
    status: 422,
    text: { en: 'The rule cannot be switched on: {faults}', zh: '规则无法启用：{faults}' },
  },
  EVENT_RULE_EXAMPLES: {
    status: 422,
    text: {
      en: 'The rule does not do what its examples expect: {examples}.',
      zh: '规则未达到算例的预期：{examples}。',
    },
  },
  SILENCE_TOO_LONG: {
    status: 422,
    text: {
      en: 'A rule is silenced for seven days at most, from now on.',
      zh: '静默须自现在起算，最长七天。',
    },
  },
  RULE_VERSION_OPEN: {
    status: 409,
    text: {
      en: 'Somebody is writing this rule already. Write in that version.',
      zh: '该规则已有编写中的版本，请在其中修改。',
    },
  },
  RULE_VERSION_STEP: {
    status: 409,
    text: { en: 'As the version stands now, this cannot be done with it.', zh: '该版本目前的状态不允许此操作。' },
  },
  RULE_VERSION_OWN: {
    status: 403,
    text: {
      en: 'Nobody reviews a rule that he wrote in: a second person has to.',
      zh: '参与编写的人不能审核该规则，须由另一人审核。',
    },
  },
  RULE_VERSION_NOT_OWN: {
    status: 403,
    text: { en: 'Only those who wrote in this version may do this.', zh: '只有参与编写的人可以执行此操作。' },
  },
  RULE_FAULTY: {
    status: 422,
    text: { en: 'The card cannot be run: see what is marked in it.', zh: '卡片无法运行，请查看标出的问题。' },
  },
  RULE_EXAMPLES: {
    status: 422,
    text: {
      en: 'The examples do not hold yet: each has to give its state, and every state of the limits needs one.',
      zh: '示例尚不成立：每个示例须得出其结论，且各档结论均须有示例。',
    },
  },
  RULE_UNCHANGED: {
    status: 422,
    text: { en: 'This card is the one that is in force.', zh: '该卡片与现行卡片相同。' },
  },
  RULE_OF_RELEASE: {
    status: 422,
    text: {
      en: 'A rule of the release is not retired: say in the city profile that it does not apply.',
      zh: '随版本发布的规则不能停用，请在城市配置中说明不适用。',
    },
  },
  RULE_NOT_IN_RELEASE: {
    status: 422,
    text: { en: 'The release has no other card of this rule.', zh: '本版本没有该规则的其他卡片。' },
  },
  LIMITS_UNFIT: {
    status: 422,
    text: {
      en: 'These limits do not fit the rule: its unit and direction, “partly” no harder than “met”, and something changed.',
      zh: '阈值与规则不相符：须符合其单位与方向，“部分符合”不得严于“符合”，且须有实际改动。',
    },
  },
  DAY_PAST: { status: 422, text: { en: 'The day {day} is over.', zh: '日期 {day} 已过。' } },
  TOO_LONG: {
    status: 422,
    text: { en: 'It may last {months} months at most.', zh: '期限最长为 {months} 个月。' },
  },
  SETTING_WAITS: {
    status: 409,
    text: {
      en: 'A proposal of this kind for this rule already waits for approval.',
      zh: '该规则已有同类申请待批准。',
    },
  },
  SETTING_OWN: {
    status: 403,
    text: {
      en: 'Nobody signs a second time what he proposed or signed himself.',
      zh: '本人提出或签署的事项须由他人复核。',
    },
  },
  SETTING_DECIDED: {
    status: 409,
    text: { en: 'This was decided, or has ended, in the meantime.', zh: '该事项已被处理或已结束。' },
  },
  RULE_HAS_NO_RECORDS: {
    status: 422,
    text: {
      en: 'This rule judges a figure as a whole: no single records pass or fail it.',
      zh: '该规则评判的是整体数值，没有可单独判断的记录。',
    },
  },
  RECORDS_NOT_OF_RULE: {
    status: 422,
    text: { en: 'Some of these records are not judged by the rule.', zh: '部分记录不在该规则的评判范围内。' },
  },
  NOTHING_FAILS: { status: 422, text: { en: 'No record fails the rule now.', zh: '目前没有不满足该规则的记录。' } },
  FREEZE_TOO_LARGE: {
    status: 422,
    text: { en: 'More than {most} records fail: too many to hold.', zh: '不满足的记录超过 {most} 条，无法冻结。' },
  },
  ATTESTATION_MOVE: {
    status: 409,
    text: {
      en: 'This cannot be done with a statement that is {state}.',
      zh: '声明处于“{state}”状态，不能执行此操作。',
    },
  },
  ATTESTATION_OF_COMPUTED: {
    status: 422,
    text: {
      en: 'This rule is computed from records: a statement would not count.',
      zh: '该规则由记录计算得出，声明不能替代。',
    },
  },
  ATTESTATION_NEEDS_FILE: {
    status: 422,
    text: { en: 'A statement needs evidence: attach at least one file.', zh: '声明须附证据：请至少添加一个文件。' },
  },
  SECOND_FROM_ELSEWHERE: {
    status: 403,
    text: {
      en: 'For a critical rule the second signature comes from another department, or from the auditor.',
      zh: '关键规则须由其他部门人员或审计员复核签署。',
    },
  },
  GRANT_DECIDED: {
    status: 409,
    text: { en: 'This grant was decided, or has ended, in the meantime.', zh: '该授权已被处理或已结束。' },
  },
  APPROVAL_OTHERS: {
    status: 403,
    text: {
      en: 'Others have to approve this: the head of the department, or a second administrator of access who did not grant it.',
      zh: '此授权须由他人批准：部门负责人，或未参与授予的另一名安全管理员。',
    },
  },
  ROLE_HELD: {
    status: 409,
    text: { en: 'The account holds this role, or it waits for approval.', zh: '该账户已有此角色，或此角色正待批准。' },
  },
  ROLES_EXCLUDE: {
    status: 409,
    text: {
      en: 'Security administrator, system administrator and auditor exclude each other: three people hold them. Take the other role back first.',
      zh: '安全管理员、系统管理员与审计员三种角色互斥，须由不同人员担任。请先收回已有的角色。',
    },
  },
  ROLE_FOR_PROGRAMS: {
    status: 409,
    text: { en: 'This role is for programs, not for people.', zh: '此角色仅供程序使用，不授予人员。' },
  },
  LAST_ADMINISTRATOR: {
    status: 409,
    text: {
      en: 'Nobody else could administer access then. Let another person become security administrator first.',
      zh: '此操作后将无人可管理账户与权限。请先另行任命一名安全管理员。',
    },
  },
  ACCOUNT_DISABLED: {
    status: 409,
    text: { en: 'The account is disabled. Enable it first.', zh: '该账户已停用，请先启用。' },
  },
  LOGIN_TAKEN: { status: 409, text: { en: 'There is an account with this login.', zh: '登录名已被使用。' } },
  KEY_SCOPE: {
    status: 403,
    text: {
      en: 'This key was not made for that. Accounts, roles and keys are never open to a key.',
      zh: '该密钥的权限范围不包含此操作；账户、角色与密钥不对密钥开放。',
    },
  },
  KEY_LIMIT: {
    status: 409,
    text: {
      en: 'This account has {bound} keys already. End one first.',
      zh: '该账户已有 {bound} 个密钥，请先停用一个。',
    },
  },
  SSO_ISSUER: {
    status: 422,
    text: {
      en: 'The provider could not be asked for its settings: {reason}',
      zh: '无法读取身份提供方的配置：{reason}',
    },
  },
  SSO_UNTESTED: {
    status: 409,
    text: {
      en: 'Test the provider first: only one that passed is switched on.',
      zh: '请先测试身份提供方，测试通过后才能启用。',
    },
  },
  STILL_USED: { status: 409, text: { en: 'Other records still point to this one.', zh: '仍有其他记录引用本记录。' } },
  TAKEN: { status: 409, text: { en: 'There is such a record already.', zh: '已存在相同的记录。' } },
  NO_SUCH_MOVE: { status: 409, text: { en: '“{from}” cannot become “{to}”.', zh: '状态“{from}”不能变为“{to}”。' } },
  REVIEW_NEEDED: {
    status: 409,
    text: {
      en: 'What is published changes by a draft that a second person publishes. Write the change as a draft.',
      zh: '已发布的内容须先写成修改稿，由另一人审核后发布。请将修改保存为修改稿。',
    },
  },
  DRAFT_OPEN: {
    status: 409,
    text: {
      en: 'There is an open draft of this record already. Write in that one.',
      zh: '这条记录已有未完成的修改稿，请在该稿中修改。',
    },
  },
  DRAFT_STEP: {
    status: 409,
    text: {
      en: 'As the draft stands now, this cannot be done with it.',
      zh: '修改稿目前的状态不允许此操作。',
    },
  },
  DRAFT_OWN: {
    status: 403,
    text: {
      en: 'Whoever wrote in a draft does not decide on it: a second person has to.',
      zh: '参与编写的人不能审核该修改稿，须由另一人审核。',
    },
  },
  DRAFT_NOT_OWN: {
    status: 403,
    text: { en: 'Only those who wrote in the draft may do this.', zh: '只有参与编写的人可以执行此操作。' },
  },
  DRAFT_OUTDATED: {
    status: 409,
    text: {
      en: 'The record was changed since the draft was begun. Bring the draft up to date first.',
      zh: '修改稿开始之后，记录已有变动，请先更新修改稿。',
    },
  },
  DRAFT_OVERLAPS: {
    status: 409,
    text: {
      en: 'The draft and the record were changed in the same fields. Its author has to choose.',
      zh: '修改稿与记录改动了相同的字段，须由编写人选择保留哪一方。',
    },
  },
  DRAFT_EMPTY: { status: 422, text: { en: 'The draft changes nothing.', zh: '修改稿没有改动任何内容。' } },
  DRAFT_ORPHANED: {
    status: 409,
    text: {
      en: 'The record was deleted. The draft can only be withdrawn.',
      zh: '记录已被删除，修改稿只能撤回。',
    },
  },
  NO_DRAFTS: {
    status: 409,
    text: {
      en: 'Records of this register are changed directly, without drafts.',
      zh: '此台账的记录可直接修改，不使用修改稿。',
    },
  },
  PERSON_NEEDED: {
    status: 403,
    text: { en: 'A person has to decide this, not a program.', zh: '此决定须由人作出，不能由程序代替。' },
  },
  URGENT_RIGHT: {
    status: 403,
    text: {
      en: 'Publishing without review is for city leaders and the programme office.',
      zh: '只有城市领导和项目办可以不经审核直接发布。',
    },
  },
  CONSENT_MISSING: {
    status: 403,
    text: {
      en: 'Not everybody concerned consents to “{purpose}” now: a consent was withdrawn, has run out or was never given. Nothing was shown.',
      zh: '相关人员中有人目前未同意“{purpose}”：同意已撤回、已到期或从未给出。数据未予显示。',
    },
  },
  FRAMEWORK_CHANGED: {
    status: 409,
    text: {
      en: 'This framework has changed since you read it. Load the changes again.',
      zh: '该框架在您读取之后已有变化，请重新载入变更内容。',
    },
  },
  OSCAL_NOTHING: {
    status: 404,
    text: {
      en: 'There is nothing to tell yet, and OSCAL knows no empty document of this kind.',
      zh: '目前没有可导出的内容，OSCAL 不允许此类空文档。',
    },
  },
  OSCAL_REFUSED: {
    status: 422,
    text: {
      en: 'This is not an OSCAL document that can be taken in. At {pointer}: {en}',
      zh: '此文件不是可导入的 OSCAL 文档。位置 {pointer}：{zh}',
    },
  },
  NOTICE_CHANGED: {
    status: 409,
    text: {
      en: 'The notice is not the one that is offered now. Read the present version and decide again.',
      zh: '您看到的告知书已不是现行版本，请阅读现行版本后再决定。',
    },
  },
  CONSENT_GIVEN: { status: 409, text: { en: 'You consent to this already.', zh: '您已同意此事项。' } },
  CITIZEN_NEEDED: {
    status: 403,
    text: { en: 'This page is for citizens with an account of their own.', zh: '此页面仅供拥有个人账户的市民使用。' },
  },
  NO_CITY: {
    status: 422,
    text: {
      en: 'There is no city yet. Enter a scope of the kind city first.',
      zh: '还没有城市，请先登记一个类别为城市的实施范围。',
    },
  },
  NO_SUCH_SCOPE: { status: 422, text: { en: 'There is no scope {code}.', zh: '没有代码为 {code} 的实施范围。' } },
  FINDING_CLOSED: {
    status: 409,
    text: { en: 'This finding has closed: its rule falls short no more.', zh: '此发现项已关闭：对应规则已不再欠缺。' },
  },
  FINDING_OWNER_NEEDED: {
    status: 422,
    text: {
      en: 'Nobody is named for the role {role}. Choose who is to act.',
      zh: '岗位“{role}”尚无人任职，请选择责任人。',
    },
  },
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
  SCOPE_CIRCLE: {
    status: 422,
    text: {
      en: 'A scope cannot lie in itself or in one of its own parts.',
      zh: '实施范围不能位于自身或其下级范围之中。',
    },
  },
  SCOPE_CITY_WITH_PARENT: {
    status: 422,
    text: { en: 'A city lies in no other scope: leave the parent empty.', zh: '城市没有上级范围，请将上级范围留空。' },
  },
  SCOPE_PART_WITHOUT_PARENT: {
    status: 422,
    text: {
      en: 'A district, business district or settlement needs the scope it lies in.',
      zh: '区县、商务区和社区须指明所属的上级范围。',
    },
  },
  SCOPE_LEAVES_CITY: {
    status: 409,
    text: {
      en: 'The scope holds parts or records and stays in its city. Move those first, or choose a parent in the same city.',
      zh: '该范围内已有下级范围或记录，不能移到另一城市；请先移走其中内容，或选择同一城市内的上级范围。',
    },
  },
  NO_SUCH_ACCOUNT: {
    status: 422,
    text: { en: 'There is no such account, or it has ended.', zh: '没有此账户，或账户已停用。' },
  },
  ASSIGNED_MEANWHILE: {
    status: 409,
    text: {
      en: 'Somebody has assigned this record in the meantime. Look at how it stands now.',
      zh: '该记录刚被他人重新指派，请查看最新情况。',
    },
  },
  FILE_EMPTY: { status: 400, text: { en: 'The file is empty.', zh: '文件为空。' } },
  FILE_KIND: {
    status: 415,
    text: {
      en: 'The content of this file is none of the kinds that are taken: {kinds}. Office files with macros and older formats: save them as one of these.',
      zh: '文件内容不属于可接受的类型：{kinds}。含宏或旧格式的办公文件请另存为上述格式。',
    },
  },
  FILE_REMOVED: { status: 410, text: { en: 'The file was removed from its record.', zh: '该文件已从记录中移除。' } },
  NOT_DELETED: {
    status: 409,
    text: { en: 'The record is not deleted: there is nothing to restore.', zh: '该记录未被删除，无需恢复。' },
  },
  BATCH_TOO_LARGE: {
    status: 422,
    text: {
      en: 'The list has more than {bound} records, the most that can be handled at once. Narrow the filters.',
      zh: '列表超过 {bound} 条记录，已超出一次可处理的数量，请缩小筛选范围。',
    },
  },
  BATCH_EMPTY: {
    status: 422,
    text: { en: 'Say what is to be changed, and in which records.', zh: '请说明要修改哪些记录的哪些内容。' },
  },
  BATCH_REFUSED: {
    status: 409,
    text: {
      en: 'Nothing was written: {count} records cannot be handled this way. They are listed with the reason.',
      zh: '未写入任何内容：有 {count} 条记录无法这样处理，原因已逐条列出。',
    },
  },
  BATCH_STATE: {
    status: 409,
    text: {
      en: 'This was applied or undone already.',
      zh: '此操作已经执行或撤销过。',
    },
  },
  REASON_NEEDED: {
    status: 422,
    text: { en: 'Say why: the reason is kept in the history.', zh: '请填写原因，原因将写入历史。' },
  },
  CURSOR: {
    status: 400,
    text: { en: 'The paging cursor does not belong to this list.', zh: '分页游标与此列表不符。' },
  },
  IMPORT_UNREADABLE: {
    status: 422,
    text: {
      en: 'The file cannot be read as a table. CSV (UTF-8, UTF-16 or GB18030) and XLSX are taken.',
      zh: '无法将该文件读作表格。可导入 CSV（UTF-8、UTF-16 或 GB18030 编码）和 XLSX 文件。',
    },
  },
  IMPORT_QUOTES: {
    status: 422,
    text: {
      en: 'In row {row} a quotation mark is opened and never closed.',
      zh: '第 {row} 行的引号没有闭合。',
    },
  },
  IMPORT_EMPTY: {
    status: 422,
    text: { en: 'The file holds no rows below its headings.', zh: '该文件的表头之下没有数据行。' },
  },
  IMPORT_TOO_WIDE: {
    status: 422,
    text: { en: 'The file has more than {limit} columns.', zh: '该文件超过 {limit} 列。' },
  },
  IMPORT_SHEET: {
    status: 422,
    text: { en: 'There is no such sheet. The file has: {sheets}.', zh: '没有这个工作表。该文件包含：{sheets}。' },
  },
  IMPORT_BOMB: {
    status: 422,
    text: {
      en: 'Unpacked, the file is far larger than it looks. It was not read.',
      zh: '该文件解压后远大于其本身，未予读取。',
    },
  },
  IMPORT_STATE: {
    status: 409,
    text: {
      en: 'This import is in the state “{state}”; the step does not start from there.',
      zh: '该导入当前状态为“{state}”，不能执行此操作。',
    },
  },
  IMPORT_ROWS_REFUSED: {
    status: 409,
    text: {
      en: '{count} rows were refused, so nothing was imported. Mend them, or import the accepted rows only.',
      zh: '有 {count} 行未被接受，因此未导入任何内容。请修正后重试，或仅导入已接受的行。',
    },
  },
  IMPORT_UNDO_HELD: {
    status: 409,
    text: {
      en: '{count} records were changed since or others point to them, so nothing was taken back. The rest can be undone alone.',
      zh: '有 {count} 条记录此后被修改或被其他记录引用，因此未撤销任何内容。可以仅撤销其余记录。',
    },
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
  TOO_MANY: {
    status: 429,
    text: {
      en: 'You ask more often than one caller may. Go on in {seconds} s.',
      zh: '您的请求过于频繁，请在 {seconds} 秒后继续。',
    },
  },
  BUFFER_AWAY: {
    status: 503,
    text: {
      en: 'The buffer before the database did not acknowledge this. Send it again shortly.',
      zh: '接入缓冲未确认收到，请稍后重新发送。',
    },
  },
  BUFFER_FULL: {
    status: 503,
    text: {
      en: 'The buffer before the database is full. Nothing was taken; send it again in a while.',
      zh: '接入缓冲已满，未接收任何内容，请过一会儿重新发送。',
    },
  },
  DATABASE_AWAY: {
    status: 503,
    text: {
      en: 'The database does not answer at the moment. Nothing was lost; try again shortly.',
      zh: '数据库暂时没有响应。数据没有丢失，请稍后重试。',
    },
  },
  AUDIT_STOPPED: {
    status: 503,
    text: {
      en: 'The audit log has not been sealed for four hours: personal data are not exported until it is. Tell the system administrator.',
      zh: '审计日志已超过四小时未封存，恢复之前不能导出个人信息，请通知系统管理员。',
    },
  },
  STORAGE_FULL: {
    status: 507,
    text: {
      en: 'There is no space left to store this. Reading still works.',
      zh: '存储空间不足，无法写入；读取不受影响。',
    },
  },
  SOURCE_SECRET: {
    status: 422,
    text: { en: 'A source of this kind has no secret “{name}”.', zh: '此类来源没有名为“{name}”的密钥。' },
  },
  SOURCE_KEY_TAKEN: {
    status: 422,
    text: { en: 'One of the keys sends for the source {code} already.', zh: '其中一个密钥已用于来源 {code}。' },
  },
  SOURCE_NOT_ASKED: {
    status: 422,
    text: {
      en: 'A source of this kind sends by itself: there is nothing that it could be asked for.',
      zh: '此类来源由对方主动推送，无法试取。',
    },
  },
  SOURCE_OFF: {
    status: 409,
    text: {
      en: 'The source {code} is switched off: nothing is taken for it.',
      zh: '来源 {code} 已停用，不接收数据。',
    },
  },
  REJECT_ENDED: {
    status: 409,
    text: { en: 'This row has been taken care of already.', zh: '该条记录已处理完毕。' },
  },
  WEBHOOK_REGISTER: {
    status: 422,
    text: { en: 'Records of {register} are never told to other systems.', zh: '“{register}”的记录不对外推送。' },
  },
  WEBHOOK_ADDRESS: { status: 422, text: { en: 'Nothing can be sent there. {en}', zh: '无法推送到该地址：{zh}' } },
  WEBHOOK_OF_ANOTHER: {
    status: 403,
    text: {
      en: 'It is told in the rights of another account, so only that account changes what goes where.',
      zh: '该订阅以另一账户的权限推送，只有该账户可以修改推送的内容和去向。',
    },
  },
  WEBHOOK_NOTHING_KEPT: {
    status: 409,
    text: {
      en: 'There is nothing that could be sent again: content is kept for seven days.',
      zh: '没有可重新推送的内容：内容只保留七天。',
    },
  },
  WEBHOOK_TOO_MANY: {
    status: 409,
    text: { en: 'More than {most} events: choose a shorter span.', zh: '事件超过 {most} 条，请缩短时间范围。' },
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
