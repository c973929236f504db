/** Every benefit of the scope with its course. */
import type { BenefitCourse } from '@citywide/model/benefits/progress'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { Answer } from '../shell/api/answer.tsx'
import { useMayWrite, useView } from '../shell/api/session.ts'
import { courses } from '../shell/api/standing.ts'
import { Chip } from '../ui/chip.tsx'
import { Filter, FilterBar } from '../ui/filter.tsx'
import { useLanguage, useTexts } from '../ui/language.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { Empty } from '../ui/state.tsx'
import { coursesQuery } from './queries.ts'
import { RegisterTable } from './register-table.tsx'
import { texts } from './texts.ts'

const route = getRouteApi('/app/benefits/register')

export function BenefitRegister() {
  const say = useTexts(texts)
  const { language } = useLanguage()
  const navigate = useNavigate({ from: '/app/benefits/register' })
  const { course = [], sort = 'title' } = route.useSearch()
  const mayWrite = useMayWrite()
  const answer = useQuery(coursesQuery(useView()))
  const all = answer.data ?? []
  const count = (...wanted: BenefitCourse['course'][]) => all.filter((one) => wanted.includes(one.course)).length
  const add = (
    <Link to="/app/records/$path/new" params={{ path: 'benefits' }} className="button" data-kind="primary">
      {say.add}
    </Link>
  )
  return (
    <>
      <PageHead
        above={
          <Link to="/app/parts/$code" params={{ code: 'C2' }}>
            <Chip>C2</Chip>
          </Link>
        }
        title={say.register}
        sentence={
          answer.data &&
          say.registerLead(
            all.length,
            count('on_course', 'reached'),
            count('at_risk'),
            count('late'),
            count('not_forecastable'),
          )
        }
        aside={mayWrite && add}
      />
      <FilterBar>
        <Filter
          label={say.filterCourse}
          options={Object.entries(courses).map(([value, { word }]) => ({ value, text: word[language] }))}
          values={course}
          onChange={(next) =>
            void navigate({ search: (now) => ({ ...now, course: next }), replace: true, resetScroll: false })
          }
        />
      </FilterBar>
      <Answer of={answer} rows={6} what={say.register}>
        {(benefits) =>
          benefits.length === 0 ? (
            <Empty title={say.empty} action={mayWrite && add}>
              {say.emptyWhy}
            </Empty>
          ) : (
            <RegisterTable
              rows={course.length === 0 ? benefits : benefits.filter((one) => course.includes(one.course))}
              sort={sort}
              onSort={(next) =>
                void navigate({ search: (now) => ({ ...now, sort: next }), replace: true, resetScroll: false })
              }
            />
          )
        }
      </Answer>
    </>
  )
}
