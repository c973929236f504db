import { RichText } from '@citywide/model/platform/rich-text'
import { plainText } from '@citywide/model/text'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { richText } from './rich-text.ts'

/** Most characters of a text that is looked at. */
const LONGEST = 20_000

/** What a text will look like, before it is said. Nothing is kept. */
export const richTextRoutes: FastifyPluginAsyncZod = async (app) => {
  app.post(
    '/rich-text',
    {
      config: { access: 'read' },
      schema: {
        tags: ['comments'],
        summary: 'A Markdown text with its formatting, as it would be shown',
        body: z.strictObject({ text: plainText(LONGEST) }),
        response: { 200: RichText },
      },
    },
    ({ body }) => [...richText(body.text)],
  )
}
