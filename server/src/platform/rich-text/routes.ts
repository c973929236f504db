import { RichText, RichTextPreview } from '@citywide/model/platform/rich-text'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { richText } from './rich-text.ts'

/** What a text will look like, before it is said. Nothing is kept. */
export const richTextRoutes: FastifyPluginAsyncZod = async (app) => {
  app.post(
    '/rich-text',
    {
      config: { access: 'read' },
      schema: {
        tags: ['comments'],
        summary: 'A Markdown text with its formatting, as it would be shown',
        body: RichTextPreview,
        response: { 200: RichText },
      },
    },
    ({ body }) => [...richText(body.text)],
  )
}
