import { randomUUIDv7 } from 'node:crypto'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { registers } from '@citywide/model/registers'
import { keepAccount, newSignInLink } from '../server/src/platform/access/store.ts'
import { sampleOf } from '../server/src/platform/records/testing.ts'
import { type City, expectAccessible, openCity, visit } from './testing.ts'

const SUBJECT = 'c-0123456789abcdef0123456789abcdef'
const byPath = new Map(registers.map((declaration) => [declaration.path, declaration]))

/** A city with one office, its officer, one citizen with a request, and a notice to consent to. */
async function smallCity() {
  const city = await openCity({ demo: false })
  const known = new Map<string, string>()
  const send = async (path: string, body: object) => {
    const answer = await fetch(`${city.address}/api/${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${city.key}`,
        'content-type': 'application/json',
        'idempotency-key': randomUUIDv7(),
      },
      body: JSON.stringify(body),
    })
    expect([path, answer.status]).toEqual([path, 201])
    return (await answer.json()) as { id: string }
  }
  const create = async (path: string, values: object) => {
    const declaration = byPath.get(path)
    if (!declaration) throw new Error(`there is no register ${path}`)
    const { id } = await send(path, { ...sampleOf(declaration, known), ...values })
    if (!known.has(declaration.name)) known.set(declaration.name, id)
    return id
  }
  await create('scopes', { code: 'c', title: { zh: '澄川市', en: 'Chengchuan' }, kind: 'city', madeUp: true })
  const bureau = await create('organizations', { name: { zh: '民政局', en: 'Civil affairs bureau' } })
  const personId = await create('people', { name: '何立 He Li', orgId: bureau, active: true })
  await create('channels', {})
  const request = await create('service-requests', {
    assignedOrgId: bureau,
    caseNumber: 'CC-1',
    details: '母亲出院后需要上门护理。',
    subjectRef: SUBJECT,
  })
  await send('privacy/notices', {
    purpose: { zh: '安排上门护理', en: 'Arranging care at home' },
    body: {
      zh: '民政局查看您的诉求，以安排上门护理。',
      en: 'The bureau looks at your request to arrange care at home.',
    },
    dataCategories: ['service'],
    controllerId: bureau,
    granteeId: bureau,
    months: 12,
  })
  await keepAccount(city.pool, {
    id: randomUUIDv7(),
    login: 'officer',
    name: { zh: '何立', en: 'He Li' },
    roles: ['service_owner'],
    personId,
  })
  await keepAccount(city.pool, {
    id: randomUUIDv7(),
    login: 'citizen',
    name: { zh: '王秀兰', en: 'Wang Xiulan' },
    roles: ['citizen'],
    subject: SUBJECT,
  })
  return { city, request }
}

/** What was pressed is painted in its new colours: on a busy machine that takes a frame of its own. */
const drawn = (page: Page) =>
  page.evaluate(() => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))))

async function signedIn(city: City, login: string, width: number): Promise<Page> {
  // The refusals of this story are words of the console as well.
  const { page } = await visit(city, { width, expected: /status of 403/ })
  await page.goto(`${city.address}/sign-in/${await newSignInLink(city.pool, login)}`)
  await page.waitForURL(login === 'citizen' ? /\/my/ : /\/app\/assurance/)
  return page
}

test('a citizen sees an officer’s look, withdraws the consent, and the officer’s next look is refused', async () => {
  const { city, request } = await smallCity()
  const citizen = await signedIn(city, 'citizen', 375)
  const officer = await signedIn(city, 'officer', 1280)

  // The citizen reads what for, and consents.
  await citizen.goto(`${city.address}/my?show=consents&lang=en`)
  await citizen.getByText('The bureau looks at your request to arrange care at home.').waitFor()
  await citizen.getByRole('button', { name: 'Consent to this' }).click()
  await citizen.getByText('In force').waitFor()
  await expectAccessible(citizen, 'consents')

  // The officer says why, and sees the request.
  const record = `${city.address}/app/records/service-requests/${request}?lang=en`
  await officer.goto(record)
  const why = officer.getByRole('dialog', { name: 'Why do you need personal data?' })
  await why.getByRole('button', { name: 'The person consented' }).click()
  await why.getByRole('textbox', { name: 'In plain words' }).fill('To arrange care at home')
  await drawn(officer)
  await expectAccessible(officer, 'purpose')
  await why.getByRole('button', { name: 'State and look' }).click()
  await officer.getByText('母亲出院后需要上门护理。').first().waitFor()
  await officer.getByText('Looking at personal data').waitFor()

  // The citizen finds the look: who, for which office, why.
  await citizen.getByRole('link', { name: 'Who looked at my data' }).click()
  await citizen
    .getByRole('heading', { name: /Civil affairs bureau · 何立 He Li/ })
    .first()
    .waitFor()
  await citizen.getByText('To arrange care at home').first().waitFor()
  await expectAccessible(citizen, 'looks')

  // One button and one confirmation withdraw it.
  await citizen.getByRole('link', { name: 'My consents' }).click()
  await citizen.getByRole('button', { name: 'Withdraw consent' }).click()
  await citizen.getByRole('button', { name: 'Yes, withdraw' }).click()
  await citizen.getByText('Withdrawn', { exact: true }).first().waitFor()

  // The next look is refused, and says why.
  await officer.goto(record)
  await officer
    .getByText(/Not everybody concerned consents to “安排上门护理” now/)
    .first()
    .waitFor()
  await expect.poll(() => officer.getByText('母亲出院后需要上门护理。').count()).toBe(0)
})
