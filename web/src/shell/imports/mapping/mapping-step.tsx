/** Second step: which column goes into which field, and what every row means. */
import { missingTargets } from '@citywide/model/platform/import-target'
import { useMutation } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/field.tsx'
import { useLanguage, useTexts } from '../../../ui/language.tsx'
import { Panel } from '../../../ui/panel.tsx'
import '../../records/form/form.css'
import { fieldOf, label } from '../../records/register/register.ts'
import { FailureNotice, ProblemNotice } from '../failure-notice.tsx'
import type { StepProps } from '../step.ts'
import { useImportWrites } from '../writes.ts'
import { KeyChoice } from './key-choice.tsx'
import { MappingTable } from './mapping-table.tsx'
import { notTaken, sent } from './mapping.ts'
import { RememberedMenu } from './remembered.tsx'
import { texts } from './texts.ts'
import { useMapping } from './use-mapping.ts'

/** Their choices come behind the table of columns, which is what people look at first. */
const Constants = lazy(() => import('./constants.tsx').then((parts) => ({ default: parts.Constants })))

const route = getRouteApi('/app/import/$id')

export function MappingStep({ view, declaration, mayWrite }: StepProps) {
  const say = useTexts(texts)
  const { language, format } = useLanguage()
  const navigate = route.useNavigate()
  const writes = useImportWrites(view.id)
  const { mapping, saving, failure, change, flush } = useMapping(view, declaration)
  const [name, setName] = useState(view.source?.name ?? '')
  const [matching, setMatching] = useState(view.mapping.key.length > 0)
  const [asked, setAsked] = useState(false)
  const missing = missingTargets(declaration, sent(mapping))
  const titles = missing.map((field) => {
    const known = fieldOf(declaration, field)
    return known ? label(known.title, language) : field
  })
  const left = notTaken(view.columns, mapping)
  const keyless = matching && mapping.key.length === 0

  const check = useMutation({
    mutationFn: async () => {
      await flush()
      if (name.trim() !== '') await writes.map(sent(mapping), name.trim())
      await writes.check()
    },
    onSuccess: () => navigate({ search: (all) => ({ ...all, step: undefined, rows: undefined }) }),
  })

  return (
    <form
      className="stack"
      noValidate
      inert={!mayWrite}
      onSubmit={(event) => {
        event.preventDefault()
        setAsked(true)
        if (!keyless && mapping.columns.length > 0 && !check.isPending) check.mutate()
      }}
    >
      <FailureNotice view={view} />
      {view.source && <p className="notice">{say.remembered(view.source.name)}</p>}
      <Panel
        title={say.columns}
        about={say.columnsAbout}
        aside={<RememberedMenu view={view} onChange={change} />}
        flush
        className="static-head"
      >
        <MappingTable view={view} declaration={declaration} mapping={mapping} onChange={change} />
        <p className="table-foot">
          {left.length === 0 ? say.allTaken : say.leftOut(format.list(left.map((column) => column.name)))}
        </p>
      </Panel>
      <Panel title={say.constants} about={say.constantsAbout}>
        <Suspense>
          <Constants declaration={declaration} mapping={mapping} missing={missing} onChange={change} />
        </Suspense>
      </Panel>
      <Panel title={say.key}>
        <KeyChoice
          declaration={declaration}
          mapping={mapping}
          matching={matching}
          needed={asked && keyless}
          onMatching={setMatching}
          onChange={change}
        />
      </Panel>
      <Panel title={say.remember} className="remember-as">
        <TextField label={say.rememberAs} help={say.rememberHelp} value={name} maxLength={120} onChange={setName} />
      </Panel>
      <div className="form-foot import-foot">
        {missing.length > 0 && (
          <p className="import-missing">
            {matching && mapping.key.length > 0
              ? say.missingMatched(format.list(titles))
              : say.missing(format.list(titles))}
          </p>
        )}
        {asked && mapping.columns.length === 0 && (
          <p className="field-error" role="alert">
            {say.noColumns}
          </p>
        )}
        <ProblemNotice error={check.error ?? failure} />
        <Button type="submit" kind="primary" disabled={check.isPending}>
          {say.check}
        </Button>
        <span className="meta">{say.checkAbout}</span>
        <output className="meta">{saving ? say.saving : failure ? say.notSaved : say.saved}</output>
      </div>
    </form>
  )
}
