import type { ReactNode } from 'react'
import { check } from '@/lib/copy/patient/check'

export interface AnswerView {
  name: string
  value: ReactNode
  href: string
  /** What "Change" changes, for who hears it without what stands around it. */
  changes: string
}

/** Answers to check, each with the way back to it. */
export function Answers({ id, heading, answers }: { id: string; heading: string; answers: AnswerView[] }) {
  return (
    <section className={id === 'appointment' ? undefined : 'above-6'} aria-labelledby={id}>
      <h2 id={id}>{heading}</h2>
      <dl className="answers">
        {answers.map((answer) => (
          <div key={answer.name}>
            <dt>{answer.name}</dt>
            <dd>{answer.value}</dd>
            <dd className="change"><a href={answer.href}>{check.change}<span className="hidden-visually">{answer.changes}</span></a></dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
