/** '11:20': what a wall clock shows some milliseconds after it showed `minute`. */
export function clockAfter(minute: number, elapsed: number): string {
  const at = Math.floor(minute + elapsed / 60_000) % 1440
  return `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`
}
