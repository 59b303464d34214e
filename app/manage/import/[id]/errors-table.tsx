import { importErrorsAt } from '@/app/_staff/import-addresses'
import { imports as words, problemWords, sayProblem } from '@/lib/copy/staff/import'
import type { ImportLine } from '@/lib/core/import/import-view'
import type { Problem } from '@/lib/core/import/problems'
import { columnOf, valueAt } from './columns'

interface Props {
  line: ImportLine
  problems: readonly Problem[]
  /** What stands in the rows, while they are kept. */
  cells?: ReadonlyMap<number, string[]>
  shown: number
}

/** Each error with its line and column, and what to do about it. */
export function Errors({ line, problems, cells, shown }: Props) {
  const heads = words.errorColumns
  return (
    <section aria-labelledby="errors">
      <h2 id="errors">{words.errors(problems.length)}</h2>
      <p className="hint">{problems.length === 0 ? words.errorsNone : `${words.errorsSaid} ${words.shown(shown, problems.length)}`}</p>
      {problems.length > 0 && (
        <>
          <p><a className="b edge" href={importErrorsAt(line.id)}>{words.download}</a></p>
          <table className="import-list import-errors">
            <thead><tr><th scope="col">{heads.line}</th><th scope="col">{heads.column}</th><th scope="col">{heads.what}</th><th scope="col">{heads.toDo}</th></tr></thead>
            <tbody>
              {problems.slice(0, shown).map((problem, i) => (
                <tr key={`${problem.line} ${problem.field ?? ''} ${i}`}>
                  <th scope="row" data-head={heads.line}>{problem.line}</th>
                  <td data-head={heads.column}>{columnOf(line, problem.field)} <small>{valueAt(line, problem.field, cells?.get(problem.line)).slice(0, 80)}</small></td>
                  <td data-head={heads.what}>{sayProblem(problem)}</td>
                  <td data-head={heads.toDo}>{problemWords[problem.code][1]}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  )
}
