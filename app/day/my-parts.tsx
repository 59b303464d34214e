import Link from 'next/link'
import { ownAbsencesAt, ownProfileAt, ownWeekAt } from '@/app/_staff/absence-addresses'
import { myOwn as words } from '@/lib/copy/staff/my-own'

const parts = [['day', '/day'], ['week', ownWeekAt()], ['absences', ownAbsencesAt()], ['profile', ownProfileAt()]] as const

/** What is a practitioner's own, one press away. */
export const MyParts = ({ here }: { here: (typeof parts)[number][0] }) => (
  <nav className="my-parts" aria-label={words.label}>
    {parts.map(([part, href]) => (
      <Link key={part} prefetch={false} href={href} aria-current={part === here ? 'page' : undefined}>{words.parts[part]}</Link>
    ))}
  </nav>
)
