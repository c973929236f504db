/** Requests, consents, looks and questions of the made-up city's people, brought in through the public doors. [B9, B10] */
import { createHash } from 'node:crypto'
import type { Make, Need } from './builder.ts'
import { people } from './organizations.ts'
import { consents, looks, notices, questions, requests } from './privacy-stories.ts'

const nameOf = (code: string): string | null => people.find((one) => one.code === code)?.name ?? null
const categories: Readonly<Record<string, string>> = { transport: 'location' }

interface Tools {
  readonly make: Make
  /** Publishes a notice, which belongs to the scope of its controller. */
  readonly publish: (code: string, body: object) => Promise<void>
  readonly need: Need
  /** The moment so many days ago, at an hour of the day in the city. */
  readonly ago: (days: number, hour: number) => string
  /** The beginning of the day so many months from now. */
  readonly after: (months: number) => string
}

export async function privacyRecords({ make, publish, need, ago, after }: Tools): Promise<void> {
  await make('channels', 'channel-hotline', {
    kind: 'hotline',
    digital: false,
    ownerOrgId: need('org-services'),
    status: 'live',
  })
  for (const { code, purpose, body, data, organization, months } of notices) {
    await publish(`notice-${code}`, {
      purpose,
      body,
      dataCategories: data,
      controllerId: need(`org-${organization}`),
      granteeId: need(`org-${organization}`),
      months,
    })
  }
  for (const { code, whose, organization, category, details, address, came, closed, note } of requests) {
    await make('service-requests', `request-${code}`, {
      channelId: need('channel-hotline'),
      origin: 'hotline',
      submittedAt: ago(came, 9),
      acceptedAt: ago(came, 10),
      dueAt: ago(came - 10, 17),
      firstResponseAt: ago(came, 15),
      closedAt: closed === null ? null : ago(closed, 16),
      ...(closed !== null && { resolved: true, satisfaction: 5 }),
      assignedOrgId: need(`org-${organization}`),
      caseNumber: code,
      category,
      details,
      address,
      note,
      subjectRef: whose,
      confidentiality: 'confidential',
    })
  }
  for (const { whose, notice: code, days, withdrawn } of consents) {
    const notice = notices.find((one) => one.code === code)
    if (!notice) continue
    const { organization, purpose, body, data, months } = notice
    await make('consents', `consent-${whose.slice(2, 10)}-${code}`, {
      subjectRef: whose,
      purpose: purpose.zh,
      granteeOrgId: need(`org-${organization}`),
      controllerOrgId: need(`org-${organization}`),
      grantedAt: ago(days, 10),
      expiresAt: months === null ? null : after(months),
      withdrawnAt: withdrawn === null ? null : ago(withdrawn, 20),
      dataCategories: data,
      method: 'counter',
      ...(withdrawn !== null && { withdrawalMethod: 'web' }),
      noticeId: need(`notice-${code}`),
      noticeVersion: 1,
      noticeHash: createHash('sha256').update(body.zh).digest('hex'),
      language: 'zh',
      receiptId: `${whose.slice(2, 10)}-${code}`,
      confidentiality: 'confidential',
    })
  }
  for (const [index, look] of looks.entries()) {
    const { whose, by, organization, role, purpose, basis, reference, days, hour, bulk, hidden } = look
    const notice = basis === 'consent' && notices.find((one) => one.organization === organization)
    await make('personal-data-accesses', `look-${index}`, {
      subjectRef: whose,
      orgId: need(`org-${organization}`),
      purpose,
      legalBasis: basis,
      ...(notice && { consentId: need(`consent-${whose.slice(2, 10)}-${notice.code}`) }),
      accessedAt: ago(days, hour),
      afterWithdrawal: false,
      visibleToSubject: hidden === undefined,
      ...(hidden && { hiddenReason: hidden.reason, hiddenUntil: ago(-hidden.days, 0) }),
      initiatorPersonId: need(`person-${by}`),
      initiatorName: nameOf(by),
      initiatorRole: role,
      initiatorSystem: '12345 政务服务便民热线',
      reference,
      noun: 'ServiceRequest',
      dataCategory: categories[organization] ?? 'service',
      bulkProcessing: bulk !== undefined,
      ...(bulk !== undefined && { recordCount: bulk }),
      confidentiality: 'confidential',
    })
  }
  for (const [index, { whose, kind, question, answer, days, answered }] of questions.entries()) {
    await make('subject-requests', `question-${index}`, {
      kind,
      submittedAt: ago(days, 19),
      dueAt: ago(days - 30, 19),
      closedAt: answered === null ? null : ago(answered, 11),
      subjectRef: whose,
      question,
      answer,
      confidentiality: 'confidential',
    })
  }
}
