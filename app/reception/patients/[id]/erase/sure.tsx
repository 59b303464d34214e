'use client'

import { useForm } from '@/app/_ui/staff/act-form'

/** What has to be ticked first; refused, it says so beside it. */
export function Sure({ words }: { words: string }) {
  const { wrong, turn } = useForm().state
  return (
    <div className={wrong['sure'] ? 'sure wrong' : 'sure'} key={turn}>
      {wrong['sure'] && <p className="error" id="sure-wrong">{wrong['sure']}</p>}
      <label><input type="checkbox" name="sure" aria-invalid={wrong['sure'] ? true : undefined} aria-describedby={wrong['sure'] ? 'sure-wrong' : undefined} /> {words}</label>
    </div>
  )
}
