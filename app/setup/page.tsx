import type { Route } from 'next'
import type { Metadata } from 'next'
import Link from 'next/link'
import { ActForm } from '@/app/_ui/staff/act-form'
import { Press } from '@/app/_ui/staff/press'
import { setUp as words } from '@/lib/copy/staff/set-up'
import { nextSetUpStep, setUpStepNames, setUpSteps, type SetUpFacts, type SetUpStep } from '@/lib/core/set-up'
import { isBegun } from '@/lib/use-cases/open-set-up'
import { AccountForm } from './account-form'
import { complete } from './actions'
import { openForManager } from './open-set-up'

export const metadata: Metadata = { title: words.title, robots: { index: false } }

const stepAt = (step: SetUpStep): Route => `/setup/${step}` as Route

export default async function SetUpPage() {
  const open = await openForManager()
  if (!open) return <Front />
  const next = nextSetUpStep(open.facts)
  return (
    <>
      <h1>{next === null ? words.ready : words.heading}</h1>
      <p className="say">{next === null ? words.readySaid : words.lead}</p>
      {next === null
        ? <ActForm action={complete}><div className="buttons"><Press className="button">{words.open}</Press></div></ActForm>
        : <p className="buttons"><Link className="button" prefetch={false} href={stepAt(next)}>{words.goOn(words.steps[next].name)}</Link></p>}
      <Steps facts={open.facts} next={next} />
    </>
  )
}

/** For whoever isn't signed in: the account, which wants the code, or the way back in. */
async function Front() {
  const begun = await isBegun()
  return (
    <>
      <h1>{words.heading}</h1>
      <p className="say">{begun ? words.begun : words.lead}</p>
      {begun && <p className="buttons"><Link className="button" prefetch={false} href="/signin">{words.signIn}</Link></p>}
      {begun && <p className="say">{words.otherwise}</p>}
      <AccountForm />
    </>
  )
}

function Steps({ facts, next }: { facts: SetUpFacts; next: SetUpStep | null }) {
  return (
    <>
      <h2 className="hidden-visually">{words.list}</h2>
      <ol className="set-up-steps">
        {setUpStepNames.map((step) => {
          const done = setUpSteps[step].isDone(facts)
          const { name, said } = words.steps[step]
          const mayOpen = step !== 'account' && (done || step === next)
          return (
            <li key={step} className={done ? 'is-done' : step === next ? 'is-next' : undefined}>
              {mayOpen ? <Link prefetch={false} href={stepAt(step)}>{name}</Link> : <span>{name}</span>}
              <span className="state">{done ? words.isDone : step === next ? words.isNext : ''}</span>
              <span className="said">{said}</span>
            </li>
          )
        })}
      </ol>
    </>
  )
}
