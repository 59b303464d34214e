import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound, redirect } from 'next/navigation'
import { patientAt } from '@/app/_staff/addresses'
import { Desk } from '@/app/_staff/desk'
import { eraseAt } from '@/app/_staff/law-addresses'
import { ProveAgain } from '@/app/_staff/prove-again'
import { ActForm } from '@/app/_ui/staff/act-form'
import { Key } from '@/app/_ui/staff/marks'
import { Press } from '@/app/_ui/staff/press'
import { blockerWords, erasure as words, goesWords, staysWords } from '@/lib/copy/staff/keeping'
import type { ErasurePlan } from '@/lib/core/erasure'
import { LawParams } from '@/lib/input/law-forms'
import { planErasure } from '@/lib/use-cases/plan-erasure'
import { readProof } from '@/lib/use-cases/require-recent'
import { openDesk } from '../../open-desk'
import { erase } from '../law-actions'
import { Sure } from './sure'

export const metadata: Metadata = { title: words.title }

/** What erasing would do; and, once nothing is in the way, the button. */
export default async function ErasePage({ params }: { params: Promise<{ id: string }> }) {
  const { data } = LawParams.safeParse(await params)
  if (!data) notFound()
  const desk = await openDesk()
  const planned = await planErasure(desk.actor, data, desk.now)
  if (!planned.ok) return planned.refusal.reason === 'record-merged' ? redirect(eraseAt(planned.refusal.into)) : notFound()
  const plan = planned.value
  const { isRecent, hasPasskey } = await readProof(desk.actor, desk.now)
  return (
    <Desk {...desk} skip={words.skip}>
      <main id="main" className="erasure" tabIndex={-1}>
        <div className="top">
          <h1>{words.heading(plan.name)}</h1>
          <p className="top-acts"><Link className="b" prefetch={false} href={patientAt(plan.id)} aria-keyshortcuts="Escape">{words.back} <Key>Esc</Key></Link></p>
        </div>
        <Lines id="goes" heading={words.goes} lines={goesWords(plan)} />
        <Lines id="stays" heading={words.stays} lines={staysWords(plan)} />
        <p className="hint">{words.backups}</p>
        {plan.blockers.length === 0 && !isRecent && <ProveAgain passkeys={hasPasskey} />}
        {plan.blockers.length > 0 ? <Lines id="first" heading={words.first} lines={plan.blockers.map((one) => blockerWords[one])} /> : <Form plan={plan} />}
      </main>
    </Desk>
  )
}

const Lines = ({ id, heading, lines }: { id: string; heading: string; lines: string[] }) => (
  <section aria-labelledby={id}>
    <h2 id={id}>{heading}</h2>
    <ul>{lines.map((line) => <li key={line}>{line}</li>)}</ul>
  </section>
)

const Form = ({ plan }: { plan: ErasurePlan }) => (
  <ActForm action={erase} className="erase-form" hidden={{ patient: plan.id, version: plan.version }}>
    <Sure words={words.sure} />
    <Press className="act grave">{words.button(plan.how)}</Press>
  </ActForm>
)
