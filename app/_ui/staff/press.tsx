'use client'

import type { ButtonHTMLAttributes } from 'react'
import { useForm } from './act-form'

/** The button of an `ActForm`: while the answer is on its way it says so and does nothing. */
export function Press({ children, ...button }: ButtonHTMLAttributes<HTMLButtonElement>) {
  const { pending } = useForm()
  return <button type="submit" aria-disabled={pending || undefined} {...button}>{children}</button>
}
