import { GoForm } from '@/app/_ui/staff/go-form'
import { byPhone as words, notForWords } from '@/lib/copy/staff/by-phone'
import { pounds } from '@/lib/copy/staff/money'
import type { ServiceChoice } from '@/lib/core/phone-view'

interface Props {
  choices: ServiceChoice[]
  chosen: string | undefined
  to: string
  keep: Record<string, string>
  professions: ReadonlyMap<string, string>
}

/** What it is for: as last time first, and greyed what isn't for them. */
export function WhatFor({ choices, chosen, to, keep, professions }: Props) {
  const focus = choices.find(({ service }) => service.id === chosen) ?? choices.find(({ notFor }) => notFor === null)
  return (
    <GoForm to={to} keep={keep} auto className="what-for">
      <div className="pickone" role="radiogroup" aria-labelledby="h-what">
        {choices.map(({ service, isLast, notFor }) => {
          const note = notFor ? notForWords[notFor] : isLast ? words.asLast : null
          const isStop = service.id === focus?.service.id
          return (
            <div key={service.id}>
              <input
                type="radio" name="service" id={`service-${service.id}`} value={service.id} disabled={notFor !== null} defaultChecked={service.id === chosen}
                {...(isStop && { 'data-key-focus': '', 'aria-keyshortcuts': 'F3' })}
              />
              <label htmlFor={`service-${service.id}`}>
                <b>{service.name}</b><span>{words.minutes(service.minutes)}</span><span>{pounds(service.pricePence)}</span>
                <small>{professions.get(service.profession)}{note && `, ${note}`}</small>
              </label>
            </div>
          )
        })}
      </div>
      <noscript><button className="b edge">{words.choose}</button></noscript>
    </GoForm>
  )
}
