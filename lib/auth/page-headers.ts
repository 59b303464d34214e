/** Carries the address that was asked for, without the site, to the page itself. */
export const askedPageHeader = 'X-Asked-Page'

/**
 * Whoever works here goes from page to page without loading one anew, so the policy of the first goes for all that follow: they have
 * the same one, from the door on.
 */
const staffPages = /^\/(?:reception|day|manage|account|setup|signin|signed-out)(?:\/|$)/
export const isStaffPage = (path: string): boolean => staffPages.test(path)

/** What every page is sent with. `nonce` is new for each answer: only scripts and styles that carry it run. */
export interface PageSecurity {
  nonce: string
  /** The diary places its appointments by custom properties in style attributes; an email stands as its reader sees it in a frame of our own. */
  staff: boolean
  https: boolean
  /** The development server evaluates code and talks over a web socket. */
  development: boolean
}

export function contentSecurityPolicy({ nonce, staff, https, development }: PageSecurity): string {
  const ours = `'nonce-${nonce}'`
  return [
    "default-src 'none'",
    `script-src 'self' ${ours} 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    development ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' ${ours}`,
    staff ? "style-src-attr 'unsafe-inline'" : '',
    "font-src 'self'",
    "img-src 'self' data:",
    `connect-src 'self'${development ? ' ws: wss:' : ''}`,
    "manifest-src 'self'",
    staff ? "frame-src 'self'" : '',
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
    https ? 'upgrade-insecure-requests' : '',
  ].filter(Boolean).join('; ')
}

/** Documents that our own pages frame: emails, as their readers see them. */
const framedPath = /^\/manage\/(?:messages\/[^/]+|templates)\/view$/
export const isFramed = (path: string): boolean => framedPath.test(path)

/** Nothing in them runs, is loaded, is sent or leads anywhere; only their own styles are there. */
export const framedPolicy = ["default-src 'none'", "style-src 'unsafe-inline'", "form-action 'none'", "base-uri 'none'", "frame-ancestors 'self'", 'sandbox'].join('; ')

const features = ['accelerometer', 'camera', 'display-capture', 'geolocation', 'gyroscope', 'magnetometer', 'microphone',
  'midi', 'payment', 'serial', 'usb', 'browsing-topics']

/**
 * The other headers. `same-origin` rather than `no-referrer`: with the latter browsers send `Origin: null` with our own
 * forms, and the Origin is what writes are judged by. A patient's link, whose secret is in the address, stays with us.
 */
export const pageHeaders = (https: boolean): Record<string, string> => ({
  'Referrer-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Permissions-Policy': features.map((feature) => `${feature}=()`).join(', '),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  ...(https && { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' }),
})
