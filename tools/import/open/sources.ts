/** The open sources that can be brought in, by the word one types. */
import type { Text } from '@citywide/model/text'
import { casesSource } from '../cases/source.ts'
import { contractsSource } from '../contracts/source.ts'
import { datasetsSource } from '../datasets/source.ts'
import { servicesSource } from '../services/source.ts'
import type { Source } from './sheet.ts'

export interface KnownSource {
  readonly about: Text
  readonly read: (paths: readonly string[]) => Promise<Source>
}

export const sources: Readonly<Record<string, KnownSource>> = {
  services: {
    about: { zh: '区县政务服务事项清单（一个文件）', en: 'service items of a Chinese district (one file)' },
    read: servicesSource,
  },
  datasets: {
    about: {
      zh: '开放数据目录（含 _datasets 与 _departments 的文件夹）',
      en: 'an open-data catalogue (folder with _datasets and _departments)',
    },
    read: datasetsSource,
  },
  cases: {
    about: { zh: '旧金山311工单（一个 CSV 文件）', en: "San Francisco's 311 cases (one CSV file)" },
    read: casesSource,
  },
  contracts: {
    about: { zh: 'OCDS 1.1 采购数据（一个或多个文件）', en: 'contracting processes in OCDS 1.1 (files)' },
    read: contractsSource,
  },
}
