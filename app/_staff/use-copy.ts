'use client'

import { useState, type RefObject } from 'react'
import { copying as words } from '@/lib/copy/staff/copying'

/** Copies what stands in a field, and what is to be said of it: where the browser refuses, the text is left marked to be copied by hand. */
export function useCopy(field: RefObject<HTMLTextAreaElement | null>): { said: string; copy: () => void } {
  const [said, setSaid] = useState('')
  const mark = (): string => {
    // The keys copy what is marked in the field that has the focus.
    field.current?.focus()
    field.current?.select()
    return field.current?.value ?? ''
  }
  const copy = async (): Promise<void> => {
    const text = mark()
    try {
      // There is none on a page that came without TLS.
      await navigator.clipboard.writeText(text)
      setSaid(words.copied)
    } catch {
      mark()
      setSaid(words.refused)
    }
  }
  return { said, copy: () => void copy() }
}
