'use client'

import { useState } from 'react'
import { useForm } from './act-form'

/**
 * The version that was read when the form was opened: it stays so when the page is read anew around the form, or a change of
 * somebody else's would be written over unseen. Once the form has said that somebody was first, saving again means it.
 */
export function SeenField({ version }: { version: number | null }) {
  const { state } = useForm()
  const now = version === null ? '' : String(version)
  const [read] = useState(() => state.typed['seen'] ?? now)
  return <input type="hidden" name="seen" value={state.error !== null && read !== now ? now : read} />
}
