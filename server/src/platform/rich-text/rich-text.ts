/**
 * Markdown of people as a tree of allowed parts: Markdown → HTML → allow-list → tree. The tree is judged again part by
 * part, so that neither the parser nor the sanitiser has to be right alone.
 */
import { isSafeLink, type RichNode, type RichText, richTags } from '@citywide/model/platform/rich-text'
import { Parser } from 'htmlparser2'
import { Marked } from 'marked'
import sanitize from 'sanitize-html'

/** Parts within parts; a quotation of a quotation of a list in a table needs eight. */
const DEEPEST = 16

const unknownTag = new RegExp(`<(?!/?(?:${richTags.join('|')}|[bis])[\\s/>])`, 'gi')

const marked = new Marked({
  gfm: true,
  // A line that somebody ended stays ended: comments were typed so before they had formats.
  breaks: true,
  async: false,
  renderer: {
    // What looks like a tag and is none that is known was meant as words.
    html: ({ text }) => text.replaceAll(unknownTag, '&lt;'),
    // A picture from elsewhere would tell its host who reads: it becomes a link.
    image: ({ href, text }) => `<a href="${attribute(href)}">${attribute(text === '' ? href : text)}</a>`,
  },
  tokenizer: {
    // Chinese writes no space behind an address: its punctuation ends it.
    url(source) {
      const raw = /^https?:\/\/[^\s<>"'，。、；：！？（）《》【】“”‘’]+/u
        .exec(source)?.[0]
        .replace(/[.,;:!?)\]*_~]+$/, '')
      if (raw === undefined || !URL.canParse(raw)) return undefined
      return { type: 'link', raw, text: raw, href: raw, tokens: [{ type: 'text', raw, text: raw, escaped: false }] }
    },
  },
})

const allowed: sanitize.IOptions = {
  allowedTags: [...richTags],
  allowedAttributes: { a: ['href'], '*': ['lang'] },
  allowedSchemes: ['https', 'http', 'mailto'],
  allowProtocolRelative: false,
  // A page has headings of its own above these.
  transformTags: { h1: 'h2', h4: 'h3', h5: 'h3', h6: 'h3', b: 'strong', i: 'em', s: 'del' },
  disallowedTagsMode: 'escape',
  nestingLimit: DEEPEST,
}

/**
 * Marks of emphasis in one run of lines; the time to pair them grows with the square of their number. Nobody writes so
 * many.
 */
const MOST_MARKS = 200

const tags: ReadonlySet<string> = new Set(richTags)

/** @returns the text as it stands, line by line, where it is built to be too much for the parser */
export function richText(markdown: string): RichText {
  if (markdown.split(/\n[ \t]*\n/).some((lines) => (lines.match(/[*_~]+/g)?.length ?? 0) > MOST_MARKS))
    return plain(markdown)
  try {
    const html = sanitize(marked.parse(markdown, { async: false }), allowed)
    return inParagraphs(treeOf(html))
  } catch (error) {
    // Thousands of quotations within each other exhaust the stack of a parser that calls itself.
    if (error instanceof RangeError) return plain(markdown)
    throw error
  }
}

function treeOf(html: string): RichText {
  const root: RichNode[] = []
  // What is not kept hands its content to what is around it.
  const open: RichNode[][] = [root]
  const parser = new Parser({
    onopentag(name, { href, lang }) {
      const around = open.at(-1) ?? root
      const link = name === 'a' && href !== undefined && isSafeLink(href)
      if (!tags.has(name) || open.length > DEEPEST || (name === 'a' && !link)) return open.push(around)
      const children: RichNode[] = []
      around.push({
        tag: name,
        ...(link && { href }),
        ...(lang !== undefined && /^[a-z]{2,3}(-[a-z\d]{2,8})*$/i.test(lang) && { lang }),
        children,
      })
      return open.push(children)
    },
    ontext(words) {
      const around = open.at(-1) ?? root
      const last = around.at(-1)
      if (typeof last === 'string') around[around.length - 1] = last + words
      else around.push(words)
    },
    onclosetag() {
      tidy(open.pop() ?? root)
    },
  })
  parser.end(html)
  tidy(root)
  return root
}

/** Line ends between blocks are nothing. */
function tidy(nodes: RichNode[]): void {
  const kept = nodes.filter((node, at) => node !== '\n' || !isBlock(nodes[at - 1]) || !isBlock(nodes[at + 1]))
  nodes.splice(0, nodes.length, ...kept)
}

const inline: ReadonlySet<string> = new Set(['a', 'strong', 'em', 'del', 'code', 'br', 'ruby', 'rb', 'rp', 'rt'])
const isBlock = (node: RichNode | undefined) =>
  node === undefined || (typeof node !== 'string' && !inline.has(node.tag))

/** Words that stand outside every block, as between pieces of raw markup, are a paragraph too. */
function inParagraphs(nodes: RichText): RichText {
  const blocks: { tag: string; children: RichNode[] }[] = []
  let open: RichNode[] | undefined
  for (const node of nodes) {
    if (typeof node !== 'string' && isBlock(node)) {
      blocks.push({ ...node, children: [...node.children] })
      open = undefined
    } else if (open) open.push(node)
    else if (typeof node !== 'string' || node.trim() !== '') {
      open = [typeof node === 'string' ? node.trimStart() : node]
      blocks.push({ tag: 'p', children: open })
    }
  }
  return blocks
}

function plain(text: string): RichText {
  const lines = text.split('\n').flatMap((line): RichNode[] => [{ tag: 'br', children: [] }, line])
  return [{ tag: 'p', children: lines.slice(1) }]
}

const attribute = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
