import type { Metadata, Viewport } from 'next'
import { connection } from 'next/server'
import type { ReactNode } from 'react'
import { sans, serif } from '@/app/_ui/fonts'
import '@/app/_ui/tokens.css'
import '@/app/_ui/base.css'
import '@/app/_ui/buttons.css'
import '@/app/_ui/fields.css'
import '@/app/_ui/choices.css'
import '@/app/_ui/messages.css'
import '@/app/_ui/plumb.css'
import '@/app/_ui/modes.css'

export const metadata: Metadata = {
  formatDetection: { telephone: false },
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbf8f3' },
    { media: '(prefers-color-scheme: dark)', color: '#14191a' },
  ],
}

/** Every page is made for its request: the scripts' nonce is, too, and a static page would carry none. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  await connection()
  return (
    <html lang="en-GB" className={`${serif.variable} ${sans.variable}`}>
      <body>{children}</body>
    </html>
  )
}
