/** The saved views of a register: open one, keep what the list shows now, share it, send it. */
import type { RecordDeclaration } from '@citywide/model/record/record'
import type { SavedView } from '@citywide/model/platform/view'
import { getRouteApi } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Header } from 'react-aria-components/Header'
import { Menu, MenuItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { Icon } from '../../../ui/icon.tsx'
import { useLanguage, useTexts, useWords } from '../../../ui/language.tsx'
import { useScope } from '../../api/session.ts'
import { NO_VIEW, withoutList } from '../list/search.ts'
import { sharingWords } from './sharing-words.ts'
import { useViewWrites } from './queries.ts'
import { linkOf, sameState, searchOf, type Shown, stateOf } from './state.ts'
import { texts } from './texts.ts'
import type { OpenView } from './use-open-view.ts'
import type { Asking } from './view-dialogs.tsx'
import './views.css'

const ViewDialogs = lazy(async () => ({ default: (await import('./view-dialogs.tsx')).ViewDialogs }))

const route = getRouteApi('/app/records/$path')

interface ViewsMenuProps {
  readonly declaration: RecordDeclaration
  readonly shown: Shown
  readonly saved: OpenView
}

export function ViewsMenu({ declaration, shown, saved }: ViewsMenuProps) {
  const say = useTexts(texts)
  const words = useWords()
  const { language } = useLanguage()
  const navigate = route.useNavigate()
  const scope = useScope()
  const writes = useViewWrites(declaration.path)
  const [asking, setAsking] = useState<Asking>()
  const { open, views } = saved
  const state = stateOf(declaration, shown, scope?.code)
  const changed = open !== undefined && !sameState(state, { ...open.state, scope: open.state.scope ?? state.scope })
  const name = open && words(open.name)

  const show = (view: SavedView) => {
    void navigate({ search: (now) => ({ ...withoutList(now), ...searchOf(view) }), resetScroll: false })
  }
  const showAll = () => {
    void navigate({ search: (now) => ({ ...withoutList(now), view: NO_VIEW }), resetScroll: false })
  }
  const failed = (error: Error) => setAsking({ kind: 'fault', error })
  const actions: Readonly<Record<string, () => void>> = {
    all: showAll,
    change: () => void (open && writes.change(open, { state }).catch(failed)),
    discard: () => open && show(open),
    save: () => setAsking({ kind: 'save', state }),
    edit: () => open && setAsking({ kind: 'edit', view: open }),
    usual: () => void (open && writes.chooseDefault(open.isDefault ? null : open.id).catch(failed)),
    link: () =>
      void copy(linkOf(window.location, open, changed, scope?.code)).then((link) =>
        setAsking({ kind: 'link', ...link }),
      ),
    delete: () => open && setAsking({ kind: 'delete', view: open }),
  }
  const choose = (key: string) => {
    const view = views.find(({ id }) => id === key)
    if (view) show(view)
    else actions[key]?.()
  }
  return (
    <>
      <MenuTrigger>
        <AriaButton className="button filter views-button" data-active={open !== undefined || undefined}>
          {say.views}
          {name !== undefined && <span className="filter-chosen">{changed ? say.changedView(name) : name}</span>}
          <Icon name="down" size={12} />
        </AriaButton>
        <Popover className="popover" placement="bottom start">
          <Menu className="list-box" aria-label={say.views} onAction={(key) => choose(String(key))}>
            <Choice
              id="all"
              text={say.everything(language === 'zh' ? declaration.title.zh : declaration.plural)}
              current={open === undefined}
            />
            <Views title={say.ownViews} views={views.filter(({ own }) => own)} open={open} />
            <Views title={say.sharedViews} views={views.filter(({ own }) => !own)} open={open} />
            <MenuSection className="menu-section">
              <Header className="menu-head">{say.thisView}</Header>
              {open?.mayChange && changed && <Choice id="change" text={say.saveChanges} />}
              {changed && <Choice id="discard" text={say.discard} />}
              <Choice id="save" text={say.saveAs} />
              {open?.mayChange && <Choice id="edit" text={say.edit} />}
              {open && <Choice id="usual" text={open.isDefault ? say.noDefault : say.makeDefault} />}
              <Choice id="link" text={say.copyLink} about={say.copyLinkAbout} />
              {open?.mayChange && <Choice id="delete" text={say.delete} />}
            </MenuSection>
          </Menu>
        </Popover>
      </MenuTrigger>
      {asking && (
        <Suspense>
          <ViewDialogs
            declaration={declaration}
            asking={asking}
            writes={writes}
            onShow={show}
            onDeleted={showAll}
            onClose={() => setAsking(undefined)}
          />
        </Suspense>
      )}
    </>
  )
}

interface ViewsProps {
  readonly title: string
  readonly views: readonly SavedView[]
  readonly open: SavedView | undefined
}

function Views({ title, views, open }: ViewsProps) {
  const say = useTexts(texts)
  const words = useWords()
  const { language } = useLanguage()
  if (views.length === 0) return null
  return (
    <MenuSection className="menu-section">
      <Header className="menu-head">{title}</Header>
      {views.map((view) => (
        <Choice
          key={view.id}
          id={view.id}
          text={words(view.name)}
          about={sharingWords(view, say, language)}
          current={view.id === open?.id}
        />
      ))}
    </MenuSection>
  )
}

interface ChoiceProps {
  readonly id: string
  readonly text: string
  readonly about?: string | undefined
  readonly current?: boolean
}

function Choice({ id, text, about, current = false }: ChoiceProps) {
  return (
    <MenuItem id={id} textValue={text} className="list-item" data-current={current || undefined}>
      <span>{text}</span>
      {about && <small>{about}</small>}
    </MenuItem>
  )
}

/** Puts a link where it can be pasted; not every browser lets a page do so. */
async function copy(link: string): Promise<{ link: string; copied: boolean }> {
  try {
    await navigator.clipboard.writeText(link)
    return { link, copied: true }
  } catch {
    return { link, copied: false }
  }
}
