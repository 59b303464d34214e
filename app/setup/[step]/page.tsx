import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound, redirect } from 'next/navigation'
import { now } from '@/lib/clock'
import { setUp as words } from '@/lib/copy/staff/set-up'
import { mayOpenStep, setUpStepNames } from '@/lib/core/set-up'
import { requireSetUp } from '../open-set-up'
import { stepForms } from '../step-forms'

interface Props {
  params: Promise<{ step: string }>
}

export const metadata: Metadata = { title: words.title, robots: { index: false } }

/** One step of the set-up: what was given for it so far, to be given or changed. */
export default async function SetUpStepPage({ params }: Props) {
  const { step: asked } = await params
  const { facts, records } = await requireSetUp()
  const step = setUpStepNames.find((one) => one === asked)
  if (!step) notFound()
  if (step === 'account' || !mayOpenStep(facts, step)) redirect('/setup')
  const { name, said } = words.steps[step]
  const Form = stepForms[step]
  return (
    <>
      <p className="count">{words.stepOf(setUpStepNames.indexOf(step) + 1, setUpStepNames.length)} · <Link prefetch={false} href="/setup">{words.toList}</Link></p>
      <h1>{name}</h1>
      <p className="say">{said}</p>
      <Form records={records} now={now()} />
    </>
  )
}
