/** What was read, in words: "CSV, UTF-8, separated by commas". */
import type { ImportFile } from '@citywide/model/platform/import'
import type { Language, Text } from '@citywide/model/text'

export const encodings = {
  'utf-8': { zh: 'UTF-8 编码', en: 'UTF-8' },
  'utf-16le': { zh: 'UTF-16 编码', en: 'UTF-16' },
  'utf-16be': { zh: 'UTF-16（大端）编码', en: 'UTF-16, big-endian' },
  gb18030: { zh: 'GB18030（国标）编码', en: 'GB18030 (Chinese national standard)' },
} as const satisfies Record<NonNullable<ImportFile['encoding']>, Text>

export const delimiters: Readonly<Record<string, Text>> = {
  ',': { zh: '逗号分隔', en: 'separated by commas' },
  ';': { zh: '分号分隔', en: 'separated by semicolons' },
  '\t': { zh: '制表符分隔', en: 'separated by tabs' },
}

export function fileWords(file: ImportFile, language: Language): string {
  const { format, encoding, delimiter, sheet, sheets } = file
  const parts = [
    format.toUpperCase(),
    ...(encoding === null ? [] : [encodings[encoding][language]]),
    ...(delimiter === null ? [] : [delimiters[delimiter]?.[language] ?? `“${delimiter}”`]),
    ...(sheet === null || sheets.length < 2 ? [] : [language === 'zh' ? `工作表“${sheet}”` : `sheet “${sheet}”`]),
  ]
  return parts.join(language === 'zh' ? '，' : ', ')
}

/** `1.2 MB`, counted as the desktops of offices count them: 1 kB is 1,024 bytes. */
export function bytesWords(bytes: number, language: Language): string {
  const small = bytes < 1_048_576
  const unit = small ? 'kilobyte' : 'megabyte'
  const format = new Intl.NumberFormat(language, { style: 'unit', unit, maximumFractionDigits: 1 })
  return format.format(Math.max(bytes / (small ? 1_024 : 1_048_576), 0.1))
}
