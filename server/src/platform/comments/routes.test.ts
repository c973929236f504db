import { assert, array, oneof, property, string, uuid } from 'fast-check'
import { commentParts, commentText, mentionsIn } from '@citywide/model/platform/comment'
import { expect, test } from 'vitest'
import { freshApp } from '../../testing.ts'
import { colleague } from '../around/testing.ts'

const city = { code: 'a', title: { zh: '澄川市', en: 'Chengchuan' }, kind: 'city', madeUp: true }

async function opened() {
  const whole = await freshApp()
  const { id: record } = await whole.create('scopes', city)
  const lin = await colleague(whole, '林岚')
  const wang = await colleague(whole, '王明')
  const around = `register=scopes&record=${record}`
  const list = async () => (await wang.send({ url: `/api/comments?${around}` })).json()
  const say = (who: typeof lin, text: string) =>
    who.send({ method: 'POST', url: '/api/comments', payload: { register: 'scopes', record, text } })
  const inbox = async (who: typeof lin) => (await who.send({ url: '/api/inbox' })).json().items
  return { ...whole, record, lin, wang, list, say, inbox }
}

test('who is mentioned finds the comment in the inbox, once, until it is read', async () => {
  const { lin, wang, say, list, inbox, record } = await opened()
  const comment = (await say(lin, `请 @[${wang.id}] 核对，@[${wang.id}] 也请看附件。抄送 @[${lin.id}]`)).json()
  expect(comment.mentions.map(({ name }: { name: { zh: string } }) => name.zh)).toEqual(['王明', '林岚'])
  expect((await list()).items).toEqual([comment])
  expect(await inbox(wang)).toMatchObject([
    {
      kind: 'mention',
      actor: { name: { zh: '林岚' } },
      readAt: null,
      record: { path: 'scopes', id: record, title: { zh: '澄川市' } },
      comment: { id: comment.id, text: comment.text },
    },
  ])
  expect(await inbox(lin)).toEqual([])
  const count = async () => (await wang.send({ url: '/api/inbox/count' })).json().unread
  expect(await count()).toBe(1)
  const [entry] = await inbox(wang)
  // Nobody marks the inbox of another.
  await lin.send({ method: 'POST', url: '/api/inbox/read', payload: { entries: [entry.id] } })
  expect(await count()).toBe(1)
  const read = await wang.send({ method: 'POST', url: '/api/inbox/read', payload: { upTo: entry.id } })
  expect(read.json()).toEqual({ unread: 0 })
  expect((await wang.send({ url: '/api/inbox?unread=true' })).json().items).toEqual([])
})

test('an own comment can be changed and keeps what it said; new mentions are told, old ones not again', async () => {
  const { lin, wang, say, inbox } = await opened()
  const { id } = (await say(lin, `@[${wang.id}] 初稿`)).json()
  const change = (who: typeof lin, version: number, text: string) =>
    who.send({
      method: 'PATCH',
      url: `/api/comments/${id}`,
      headers: { 'if-match': `"${version}"` },
      payload: { text },
    })
  expect((await change(wang, 1, 'mine now')).statusCode).toBe(403)
  expect((await change(lin, 1, `@[${wang.id}] 定稿`)).json()).toMatchObject({ version: 2, text: `@[${wang.id}] 定稿` })
  expect((await change(lin, 1, 'late')).statusCode).toBe(412)
  expect(await inbox(wang)).toHaveLength(1)
  const versions = (await wang.send({ url: `/api/comments/${id}/versions` })).json()
  expect(versions.map(({ text }: { text: string }) => text)).toEqual([`@[${wang.id}] 定稿`, `@[${wang.id}] 初稿`])
})

test('a removed comment leaves a trace and no words, but for its author and auditors', async () => {
  const whole = await opened()
  const { lin, wang, say, list, inbox } = whole
  const { id } = (await say(lin, `@[${wang.id}] 说错了`)).json()
  const remove = (who: typeof lin) =>
    who.send({ method: 'DELETE', url: `/api/comments/${id}`, headers: { 'if-match': '"1"' } })
  expect((await remove(wang)).statusCode).toBe(403)
  expect((await remove(lin)).json()).toMatchObject({ text: null, version: 2 })
  expect((await list()).items).toMatchObject([{ id, text: null, mentions: [], author: { id: lin.id } }])
  expect(await inbox(wang)).toMatchObject([{ comment: null }])
  const versions = async (who: typeof lin) => (await who.send({ url: `/api/comments/${id}/versions` })).statusCode
  expect(await versions(wang)).toBe(403)
  expect(await versions(lin)).toBe(200)
  expect(await versions(await colleague(whole, '审计员', ['auditor']))).toBe(200)
  expect((await remove(lin)).statusCode).toBe(412)
})

test('a comment that calls nobody who exists, or says nothing, is refused with the reason at its text', async () => {
  const { lin, say, list } = await opened()
  const stranger = (await say(lin, '@[01900000-0000-7000-8000-000000000009] 在吗')).json()
  expect(stranger).toMatchObject({ status: 422, code: 'NO_SUCH_ACCOUNT', errors: [{ pointer: '/text' }] })
  expect((await say(lin, '  \n ')).json()).toMatchObject({ errors: [{ pointer: '/text', code: 'COMMENT_EMPTY' }] })
  expect((await say(lin, 'nul\u0000')).statusCode).toBe(400)
  expect((await list()).items).toEqual([])
})

test('a long talk is read page by page, each page oldest first', async () => {
  const { lin, say, wang, record } = await opened()
  for (let number = 1; number <= 53; number += 1) await say(lin, `第 ${number} 条`)
  const page = async (before = '') =>
    (await wang.send({ url: `/api/comments?register=scopes&record=${record}${before}` })).json()
  const newest = await page()
  expect(newest.items).toHaveLength(50)
  expect(newest.items.at(-1).text).toBe('第 53 条')
  const oldest = await page(`&before=${newest.earlier}`)
  expect(oldest.items.map(({ text }: { text: string }) => text)).toEqual(['第 1 条', '第 2 条', '第 3 条'])
  expect(oldest.earlier).toBeNull()
})

test('whatever is written, its parts joined are the comment, and each person is found once', () => {
  const mention = uuid().map((id) => `@[${id}]`)
  assert(
    property(array(oneof(string({ unit: 'grapheme' }), mention)), (written) => {
      const text = written.join('')
      expect(commentText(commentParts(text))).toBe(text)
      expect(new Set(mentionsIn(text)).size).toBe(mentionsIn(text).length)
    }),
  )
})

test('a comment comes with its formatting, mentions kept, and can be looked at before it is said', async () => {
  const { lin, wang, say, list } = await opened()
  const text = `**请** @[${wang.id}] 看\n<script>alert(1)</script>`
  const shown = await lin.send({ method: 'POST', url: '/api/rich-text', payload: { text } })
  expect(shown.statusCode).toBe(200)
  expect(shown.json()).toEqual([
    { tag: 'p', children: [{ tag: 'strong', children: ['请'] }, ` @[${wang.id}] 看`] },
    { tag: 'p', children: ['<script>alert(1)</script>'] },
  ])
  await say(lin, text)
  expect((await list()).items).toMatchObject([{ text, rich: shown.json() }])
})
