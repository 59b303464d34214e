'use client'

import { useEffect } from 'react'
import { clinicCookie } from './clinic-cookie'

/** Keeps the clinic for the next sign-in on this computer. */
export function RememberClinic({ clinic }: { clinic: string }) {
  useEffect(() => {
    document.cookie = `${clinicCookie}=${clinic}; path=/; max-age=31536000; samesite=lax`
  }, [clinic])
  return null
}
