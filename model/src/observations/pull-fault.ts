/** What can go wrong when a source is asked, as a whole. Codes are public and stable; the texts are what a data steward reads. */
import type { Text } from '../text.ts'

export const pullFaults = {
  ANSWER_SIGN_IN: {
    zh: '对方要求登录：密码或令牌缺失、错误或已过期。',
    en: 'The other side asks for a sign-in: the password or token is missing, wrong or no longer valid.',
  },
  ANSWER_FORBIDDEN: {
    zh: '对方认识我们，但不允许读取此数据。',
    en: 'The other side knows us, but does not allow this to be read.',
  },
  ANSWER_NOT_FOUND: {
    zh: '该地址没有任何内容，请核对地址。',
    en: 'There is nothing at this address: check how it is written.',
  },
  ANSWER_TOO_OFTEN: {
    zh: '对方认为请求过于频繁，请加大间隔。',
    en: 'The other side was asked too often: ask less frequently.',
  },
  ANSWER_BROKEN: {
    zh: '对方系统出错，稍后会再次尝试。',
    en: 'The other side is in trouble itself; it is asked again later.',
  },
  ANSWER_STATUS: { zh: '对方没有给出数据，而是作出了其他答复。', en: 'The other side answered, but not with data.' },
  TOO_LARGE: { zh: '内容过大，请分批提供。', en: 'It is too large: have it given in parts.' },
  NOT_TEXT: { zh: '内容不是所选编码的文本。', en: 'It is no text in the chosen encoding.' },
  NOT_GZIP: { zh: '内容不是完整的 gzip 数据。', en: 'It is not whole gzip data.' },
  NOT_JSON: { zh: '内容不是合法的 JSON，或不完整。', en: 'It is not well-formed JSON, or not whole.' },
  WEB_PAGE: {
    zh: '收到的是网页而不是数据，可能需要登录，或地址有误。',
    en: 'A web page came instead of data: perhaps a sign-in is needed, or the address is another one.',
  },
  TOO_DEEP: { zh: '内容嵌套过深。', en: 'It is nested too deep.' },
  PATH_SHAPE: {
    zh: '路径无法解读，应形如 data.stations[*].readings。',
    en: 'The way to a field cannot be read; it is written like data.stations[*].readings.',
  },
  PATH_FINDS_NOTHING: {
    zh: '按此路径找不到数据行，请核对路径。',
    en: 'Nothing is found where the rows should be: check the way to them.',
  },
  PATH_NOT_ROWS: {
    zh: '此路径指向的内容不是数据行的列表。',
    en: 'What is found where the rows should be is no list of rows.',
  },
  COLUMNS_DIFFER: { zh: '各列的长度不一致。', en: 'The lists of the fields are not of the same length.' },
  COLUMN_MISSING: { zh: '找不到映射中使用的列。', en: 'A column that is made use of is not there.' },
  NO_HEADER: { zh: '没有表头行。', en: 'There is no line with the names of the columns.' },
  NO_ROWS: { zh: '其中没有数据行。', en: 'There are no rows in it.' },
  QUOTES: { zh: '引号未结束，或行过长。', en: 'A quotation mark is not closed, or a line is too long.' },
  TOO_MANY_ROWS: {
    zh: '观测值超过 50 万个，请分批提供。',
    en: 'It holds more than 500,000 observations: have it given in parts.',
  },
  NOT_GTFS: {
    zh: '内容不是 GTFS-Realtime 数据，或不完整。',
    en: 'It is not a GTFS Realtime feed, or not whole.',
  },
  SECRET_MISSING: {
    zh: '缺少密码或令牌，或已无法解密，请重新填写。',
    en: 'The password or token is not set, or cannot be opened here any more: enter it again.',
  },
  INTERRUPTED: {
    zh: '处理中断（服务已重启），会从头再来一次，不会重复写入。',
    en: 'It was cut off (the server was restarted) and is done again from its start; nothing is stored twice.',
  },
  DATABASE_SIGN_IN: {
    zh: '数据库拒绝登录：用户名、密码或数据库名有误，或不允许从本机连接。',
    en: 'The database lets us not in: the user, the password or the database is wrong, or we may not connect from here.',
  },
  DATABASE_TLS: {
    zh: '无法与数据库建立加密连接，或其证书无效。',
    en: 'No encrypted connection to the database came about, or its certificate is not valid.',
  },
  DATABASE_AWAY: { zh: '数据库没有应答，或连接中断。', en: 'The database does not answer, or the connection broke.' },
  QUERY_TIME_OUT: { zh: '查询超过规定时间，已取消。', en: 'The query took longer than it may, and was called off.' },
  QUERY_REFUSED: { zh: '数据库无法执行此查询。', en: 'The database cannot run this query.' },
  QUERY_WRITES: { zh: '查询只能读取数据。', en: 'A query may read and do nothing else.' },
  FOLLOW_UNORDERED: {
    zh: '各行须按所跟踪的列升序排列（ORDER BY），且该列不得为空。',
    en: 'The rows must be in the order of the column that is followed (ORDER BY), and it must not be empty.',
  },
  FOLLOW_STUCK: {
    zh: '所跟踪的列中，同一值的行数超过单次上限，请提高上限或改用其他列。',
    en: 'More rows have the same value in the column that is followed than one run takes: allow more, or follow another column.',
  },
  NO_FILE: { zh: '文件夹中还没有文件。', en: 'There is no file in the folder yet.' },
  FILE_LINK: { zh: '文件夹中的链接不予读取。', en: 'Links in the folder are not followed.' },
  FILE_KIND: { zh: '只接收普通文件。', en: 'Only plain files are taken.' },
  INBOX_ABSENT: {
    zh: '尚未设置接收文件的文件夹（INBOX_DIR），请联系运维人员。',
    en: 'No folder for files is set (INBOX_DIR): ask whoever runs the installation.',
  },
  FOLDER_UNREADABLE: {
    zh: '无法读取该文件夹或移动其中的文件。',
    en: 'The folder cannot be read, or its files not be moved.',
  },
} as const satisfies Record<string, Text>

export type PullFault = keyof typeof pullFaults
