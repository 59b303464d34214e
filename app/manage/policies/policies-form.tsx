'use client'

import { type SyntheticEvent, useState } from 'react'
import { ActForm } from '@/app/_ui/staff/act-form'
import { AgreeWords, AgreedField } from '@/app/_ui/staff/agreed-field'
import { KeptLine, KeptPick } from '@/app/_ui/staff/kept-fields'
import { Key } from '@/app/_ui/staff/marks'
import { Press } from '@/app/_ui/staff/press'
import { SeenField } from '@/app/_ui/staff/seen-field'
import { effect as effectWords } from '@/lib/copy/staff/effect'
import { policies as words, policyWords } from '@/lib/copy/staff/policies'
import { policyNames, readPolicyValue, ruleOf, type Policies, type PolicyName } from '@/lib/core/policies'
import { save } from './actions'

interface Props {
  clinic: string
  version: number
  policies: Policies
}

/** What the fields of a form say by now, where they say something by the rules. */
function readFields(form: HTMLFormElement, before: Policies): { policies: Policies; wrong: ReadonlySet<PolicyName> } {
  const data = new FormData(form)
  const wrong = new Set<PolicyName>()
  const read = policyNames.map((name) => {
    const typed = data.get(name)
    const value = typeof typed === 'string' ? readPolicyValue(name, typed) : null
    if (value === null) wrong.add(name)
    return [name, value ?? before[name]] as const
  })
  return { policies: Object.fromEntries(read) as unknown as Policies, wrong }
}

/** Each rule with its value, and what it does with that value, also while another is typed. */
export function PoliciesForm({ clinic, version, policies }: Props) {
  const [written, setWritten] = useState<{ policies: Policies; wrong: ReadonlySet<PolicyName> }>({ policies, wrong: new Set() })
  const read = ({ currentTarget }: SyntheticEvent<HTMLDivElement>) => {
    const form = currentTarget.closest('form')
    if (form) setWritten(readFields(form, policies))
  }
  return (
    <ActForm action={save} hidden={{ clinic }} className="practice-form policies" label={words.form}>
      <SeenField version={version} />
      <div className="policy-list" onInput={read}>
        {policyNames.map((name) => (
          <div key={name} className="policy" data-policy={name}>
            <PolicyField name={name} policies={policies} />
            <p className="effect">{written.wrong.has(name) ? words.wrong : policyWords[name].effect(written.policies)}</p>
          </div>
        ))}
      </div>
      <AgreedField heading={effectWords.what} />
      <div className="buttons"><Press className="act main" aria-keyshortcuts="Control+Enter"><AgreeWords agree={effectWords.saveAllTheSame} first={words.save} /> <Key>Ctrl Enter</Key></Press></div>
    </ActForm>
  )
}

function PolicyField({ name, policies }: { name: PolicyName; policies: Policies }) {
  const rule = ruleOf(name)
  const { name: label, unit, choices = {} } = policyWords[name]
  const first = String(policies[name])
  if (rule.kind === 'number') return <KeptLine name={name} label={label} hint={`${unit}, ${words.bounds(rule.least, rule.most)}`} first={first} inputMode="numeric" />
  const known = rule.choices.includes(first) ? rule.choices : [first, ...rule.choices]
  return <KeptPick name={name} label={label} first={first} choices={known.map((value) => ({ value, word: choices[value] ?? `${value} ${unit}` }))} />
}
