/** The registers that hold data about people, by name: the declarations themselves are not needed for that. */
import type { Language, Text } from '@citywide/model/text'

export const registersOfPeople: readonly { readonly name: string; readonly title: Text }[] = [
  { name: 'ServiceRequest', title: { zh: '服务请求', en: 'Service requests' } },
  { name: 'SupportCase', title: { zh: '受助个案', en: 'Support cases' } },
  { name: 'Feedback', title: { zh: '评价与意见', en: 'Feedback' } },
  { name: 'SurveyResponse', title: { zh: '问卷答复', en: 'Survey responses' } },
  { name: 'Consent', title: { zh: '同意授权', en: 'Consents' } },
  { name: 'PersonalDataAccess', title: { zh: '个人数据访问', en: 'Looks at personal data' } },
  { name: 'SubjectRequest', title: { zh: '个人权利请求', en: 'Requests of data subjects' } },
]

export function registerWord(noun: string | null, language: Language): string {
  return registersOfPeople.find(({ name }) => name === noun)?.title[language] ?? noun ?? '—'
}
