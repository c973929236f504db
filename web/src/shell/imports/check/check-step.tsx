/** Third step: what every row would become, what is wrong, and whether to write it. */
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from '../../../ui/button.tsx'
import { useTexts } from '../../../ui/language.tsx'
import { Panel } from '../../../ui/panel.tsx'
import { FailureNotice, ProblemNotice } from '../failure-notice.tsx'
import { RefusedLink } from '../refused-link.tsx'
import type { StepProps } from '../step.ts'
import { useImportWrites } from '../writes.ts'
import { ApplyForm } from './apply-form.tsx'
import { Counts } from './counts.tsx'
import { Problems } from './problems.tsx'
import { Rows } from './rows.tsx'
import { texts } from './texts.ts'

export function CheckStep({ view, declaration, mayWrite }: StepProps) {
  const say = useTexts(texts)
  const writes = useImportWrites(view.id)
  const again = useMutation({ mutationFn: writes.check })
  const { counts } = view
  if (!counts) return null
  return (
    <>
      <FailureNotice view={view} />
      <Panel
        title={say.counts}
        aside={
          <>
            <RefusedLink view={view} />
            {mayWrite && (
              <>
                <Link className="button" to="/app/import/$id" params={{ id: view.id }} search={{ step: 'fields' }}>
                  {say.backToFields}
                </Link>
                <Button disabled={again.isPending} onClick={() => again.mutate()}>
                  {say.checkAgain}
                </Button>
              </>
            )}
          </>
        }
      >
        <Counts view={view} counts={counts} />
        <ProblemNotice error={again.error} />
      </Panel>
      {mayWrite && <ApplyForm view={view} counts={counts} />}
      <Problems view={view} declaration={declaration} phase="check" title={say.problems} />
      <Rows view={view} declaration={declaration} title={say.preview} />
    </>
  )
}
