import Link from 'next/link'
import { manage as words } from '@/lib/copy/staff/manage'
import { manageParts, type ManageScreen } from './manage-parts'

/** Every part of what a manager sees to, one press away. */
export const ManageParts = ({ clinic, here }: { clinic: string; here: ManageScreen }) => (
  <nav className="manage-parts" aria-label={words.label}>
    {Object.entries(manageParts).map(([screen, { word, at }]) => (
      <Link key={screen} prefetch={false} href={at(clinic)} aria-current={screen === here ? 'page' : undefined}>{word}</Link>
    ))}
  </nav>
)
