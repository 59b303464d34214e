import localFont from 'next/font/local'

/** Headings, dates and prices. The file with the optical size, which large headings need. */
export const serif = localFont({
  src: [{ path: '../../node_modules/@fontsource-variable/fraunces/files/fraunces-latin-opsz-normal.woff2', style: 'normal', weight: '100 900' }],
  variable: '--font-serif',
  display: 'swap',
  fallback: ['Georgia', 'serif'],
  adjustFontFallback: 'Times New Roman',
})

/** Everything read. */
export const sans = localFont({
  src: [{ path: '../../node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2', style: 'normal', weight: '200 800' }],
  variable: '--font-sans',
  display: 'swap',
  fallback: ['system-ui', 'sans-serif'],
})
