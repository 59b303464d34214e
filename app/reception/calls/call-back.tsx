'use client'

import { useForm } from '@/app/_ui/staff/act-form'
import { LineField } from '@/app/_ui/staff/line-field'
import { call as words } from '@/lib/copy/staff/calls'

/** When they asked to be rung. */
export function CallBack({ today }: { today: string }) {
  const { state } = useForm()
  return (
    <div className="call-back">
      <LineField name="backDay" label={words.callBackDay} type="date" min={today} defaultValue={state.typed.backDay ?? today} />
      <LineField name="backTime" label={words.callBackTime} type="time" />
    </div>
  )
}
