import type { Metadata } from 'next'
import { ManageDesk } from '@/app/_staff/manage-desk'
import { openManageDesk } from '@/app/_staff/open-manage-desk'
import { unwrap } from '@/app/_staff/unwrap'
import { healthWords, sayFinding } from '@/lib/copy/health/words'
import { health as words } from '@/lib/copy/staff/health'
import { isWrong, type Finding } from '@/lib/core/health/checks'
import { ClinicQuery } from '@/lib/input/manage-forms'
import { readHealth, type HealthView } from '@/lib/use-cases/read-health'

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const open = async ({ searchParams }: Props) =>
  openManageDesk(ClinicQuery.parse(await searchParams).clinic)

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: words.title((await open(props)).clinic.place) }
}

/** Every check as one sentence, what is wrong first, with what to do about it. */
export default async function HealthPage(props: Props) {
  const desk = await open(props)
  const view = unwrap(await readHealth(desk.actor, desk.now))
  const wrong = view.findings.filter(isWrong)
  const rest = view.findings.filter((finding) => !isWrong(finding))
  return (
    <ManageDesk
      desk={desk}
      here="health"
      heading={words.heading}
      say={wrong.length === 0 ? words.allWell : words.wrong(wrong.length)}
      className="health"
    >
      <ul className="health-list">
        {[...wrong, ...rest].map((finding) => (
          <Check key={finding.check} finding={finding} view={view} />
        ))}
      </ul>
      <p className="hint">{words.hint}</p>
    </ManageDesk>
  )
}

const signOf = (finding: Finding): 'well' | 'unknown' | 'wrong' =>
  finding.verdict === 'well' || finding.verdict === 'unknown' ? finding.verdict : 'wrong'

function Check({ finding, view: { facts, at } }: { finding: Finding; view: HealthView }) {
  const sign = signOf(finding)
  const { said, next } = sayFinding(finding, facts, at)
  return (
    <li className={`is-${sign}`}>
      <h2>
        <i aria-hidden="true" />
        {healthWords[finding.check].name}
        <span className="health-state">{words.states[sign]}</span>
      </h2>
      <p>{said}</p>
      {next !== null && (
        <p>
          <b>{words.next}</b> {next}
        </p>
      )}
    </li>
  )
}
