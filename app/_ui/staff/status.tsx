/** How each status is drawn; shape and word, never colour alone. */
const signs: Record<string, string> = {
  held: 'is-held', requested: 'is-requested', confirmed: 'is-confirmed', arrived: 'is-arrived', completed: 'is-completed',
  no_show: 'is-missed', cancelled: 'is-gone', released: 'is-gone',
}

export const signOf = (status: string): string => signs[status] ?? 'is-gone'

export const Swatch = ({ status }: { status: string }) => <i className={`sw ${signOf(status)}`} aria-hidden="true" />

export const Status = ({ status, children }: { status: string; children: React.ReactNode }) => (
  <span className="st"><Swatch status={status} />{children}</span>
)
