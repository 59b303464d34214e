import { dayName } from '@/lib/copy/staff/time'
import { security as words } from '@/lib/copy/staff/security'
import { securitySorts, type SecurityDay } from '@/lib/core/security-event'
import type { Day } from '@/lib/core/time'

/** How many of each there were, a day a line. */
export const SecurityDays = ({ days, today }: { days: readonly SecurityDay[]; today: Day }) => (
  <div role="region" aria-labelledby="by-day" tabIndex={0} className="e-region">
    <h2 id="by-day">{words.days}</h2>
    <table className="worklist e-list e-days">
      <thead><tr><th scope="col">{words.day}</th>{securitySorts.map((sort) => <th scope="col" key={sort}>{words.sorts[sort]}</th>)}</tr></thead>
      <tbody>
        {days.map(({ day, counts }) => (
          <tr key={day}><th scope="row">{dayName(day, today)}</th>{securitySorts.map((sort) => <td key={sort}>{counts[sort]}</td>)}</tr>
        ))}
      </tbody>
    </table>
  </div>
)
