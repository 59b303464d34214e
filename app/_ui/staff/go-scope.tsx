'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState, useTransition } from 'react'

export interface Going {
  /** Another address was asked for, and what it shows hasn't come. */
  pending: boolean
  go: (address: Route) => void
  /** Sends the form again once what was asked for has come, if what was pressed is still there. */
  later: (form: HTMLFormElement, submitter: HTMLElement | null) => void
}

interface Waiting {
  form: HTMLFormElement
  submitter: HTMLElement | null
}

/** Presses that wait; a key that is held down makes no more. */
const most = 4

function useOwnGoing(): Going {
  const router = useRouter()
  const [pending, start] = useTransition()
  const [presses, setPresses] = useState(0)
  const waiting = useRef<Waiting[]>([])
  useEffect(() => {
    if (pending) return
    const [next, ...others] = waiting.current.filter(({ form, submitter }) => form.isConnected && (submitter?.isConnected ?? true))
    waiting.current = others
    next?.form.requestSubmit(next.submitter)
  }, [pending, presses])
  return useMemo(() => ({
    pending,
    go: (address: Route) => start(() => router.replace(address, { scroll: false })),
    later: (form: HTMLFormElement, submitter: HTMLElement | null) => {
      waiting.current = [...waiting.current, { form, submitter }].slice(0, most)
      // What was asked for may have come between the press and now.
      setPresses((before) => before + 1)
    },
  }), [pending, router])
}

const Scope = createContext<Going | null>(null)

/**
 * Around forms whose answers are addresses of one page: one goes at a time. What is pressed meanwhile waits, so that nothing is chosen
 * from, and no choice undone by, what is on its way out.
 */
export const GoScope = ({ children }: { children: ReactNode }) => <Scope value={useOwnGoing()}>{children}</Scope>

export function useGoing(): Going {
  const [own, around] = [useOwnGoing(), useContext(Scope)]
  return around ?? own
}

/** Whether the page around is about to show something else. */
export const useIsGoing = (): boolean => useContext(Scope)?.pending ?? false
