import type { AuditFilters } from '@citywide/model/platform/audit-view'
import { useMutation } from '@tanstack/react-query'
import { Button } from '../../ui/button.tsx'
import { useTexts } from '../../ui/language.tsx'
import { beforeExport, exportAddress } from './queries.ts'
import { texts } from './texts.ts'

/** The rows as filtered, as a file. */
export function ExportButtons({ filters }: { readonly filters: AuditFilters }) {
  const say = useTexts(texts)
  const begin = useMutation({
    mutationFn: async (format: 'csv' | 'json') => {
      await beforeExport(filters)
      window.location.assign(exportAddress(filters, format))
    },
  })
  return (
    <>
      <Button disabled={begin.isPending} onClick={() => begin.mutate('csv')}>
        {say.exportCsv}
      </Button>
      <Button disabled={begin.isPending} onClick={() => begin.mutate('json')}>
        {say.exportJson}
      </Button>
      {begin.isError && <span role="alert">{say.failed}</span>}
    </>
  )
}
