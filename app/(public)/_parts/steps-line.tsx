import { steps } from '@/lib/copy/patient/site'

export interface StepView {
  name: string
  state: 'done' | 'now' | 'next'
  href?: string | undefined
  answer?: string | undefined
}

function Step({ step, n, of }: { step: StepView; n: number; of: number }) {
  if (step.state === 'next') return <li className="next"><span className="name">{step.name}</span></li>
  if (step.state === 'done') {
    return (
      <li className="done">
        <a href={step.href}>
          <span className="name">{step.name}<span className="hidden-visually">{steps.backHidden}</span></span>{' '}
          <span className="answer">{step.answer}</span>
        </a>
      </li>
    )
  }
  return (
    <li className="now" aria-current="step">
      <span className="count">{steps.count(n, of)}</span><span className="hidden-visually">: </span>
      <span className="name">{step.name}</span><span className="bob" aria-hidden="true" />
    </li>
  )
}

/** The thread with its weight at the present step; folds to "Step 4 of 6 · Time" where there is no rail. */
export function StepsLine({ line }: { line: StepView[] }) {
  const done = line.filter((step) => step.state === 'done').length
  return (
    <nav className="line" aria-label={steps.label} data-done={done}>
      <ol>{line.map((step, i) => <Step key={step.name} step={step} n={i + 1} of={line.length} />)}</ol>
    </nav>
  )
}
