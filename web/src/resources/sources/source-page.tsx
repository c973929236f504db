/** One source: how it does, how it is declared, what came of it, and what was refused. */
import type { Source } from '@citywide/model/observations/source'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Answer } from '../../shell/api/answer.tsx'
import { ConfirmDialog } from '../../shell/api/confirm-dialog.ts'
import { Fault } from '../../shell/api/fault.tsx'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { useLanguage, useTexts, useWords } from '../../ui/language.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { doing, sourceQuery, useDoing } from './queries.ts'
import { Declaration } from './source-declaration.tsx'
import { SourceForm } from './source-form.tsx'
import { Rejects } from './source-rejects.tsx'
import { Runs } from './source-runs.tsx'
import { SourceMark } from './source-state.tsx'
import './sources.css'
import { texts } from './texts.ts'

const route = getRouteApi('/app/resources/sources/$code')

export function SourcePage() {
  const { code } = route.useParams()
  const answer = useQuery(sourceQuery(code))
  return (
    <Answer of={answer} page rows={8} what={code}>
      {(source) => <Found source={source} />}
    </Answer>
  )
}

function Found({ source }: { readonly source: Source }) {
  const say = useTexts(texts)
  const words = useWords()
  const { language, format } = useLanguage()
  const navigate = useNavigate()
  const [open, setOpen] = useState<'form' | 'off' | 'remove'>()
  const switching = useDoing(() => doing.switch(source))
  const removing = useDoing(() => doing.remove(source))
  const close = () => setOpen(undefined)
  const { fault, health, mayChange, on } = source
  const title = words(source.title)
  return (
    <>
      <PageHead
        above={
          <>
            <Link to="/app/resources/sources">{say.sources}</Link>
            <Chip>{source.code}</Chip>
          </>
        }
        title={title}
        sentence={
          <>
            <SourceMark health={health} /> {source.says[language]}
          </>
        }
        aside={
          mayChange && (
            <>
              <Button
                kind={on ? 'plain' : 'primary'}
                disabled={switching.isPending}
                onClick={() => (on ? setOpen('off') : switching.mutate())}
              >
                {on ? say.switchOff : say.switchOn}
              </Button>
              <Button onClick={() => setOpen('form')}>{say.change}</Button>
              <Button kind="quiet" onClick={() => setOpen('remove')}>
                {say.remove}
              </Button>
            </>
          )
        }
      />
      <div className="stack">
        <Fault of={switching.error} />
        {fault && (
          <output className="source-fault">
            <strong>
              {say.lastFault} {format.moment(fault.at)}
            </strong>{' '}
            {fault.text[language]} {fault.about !== null && say.otherSide(fault.about)}
          </output>
        )}
        <Rejects of={source} />
        <Runs of={source} />
        <Declaration of={source} />
      </div>
      {open === 'form' && <SourceForm of={source} onDone={close} onClose={close} />}
      {open === 'off' && (
        <ConfirmDialog
          title={say.offOf(title)}
          verb={say.switchOff}
          leave={say.cancel}
          pending={switching.isPending}
          fault={<Fault of={switching.error} />}
          onConfirm={() => switching.mutate(undefined, { onSuccess: close })}
          onClose={close}
        >
          {say.offWhy}
        </ConfirmDialog>
      )}
      {open === 'remove' && (
        <ConfirmDialog
          title={say.removeOf(title)}
          verb={say.remove}
          leave={say.cancel}
          pending={removing.isPending}
          fault={<Fault of={removing.error} />}
          onConfirm={() =>
            removing.mutate(undefined, { onSuccess: () => void navigate({ to: '/app/resources/sources' }) })
          }
          onClose={close}
        >
          {say.removeWhy}
        </ConfirmDialog>
      )}
    </>
  )
}
