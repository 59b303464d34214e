/** What a form carries along unseen. */
export function HiddenFields({ fields }: { fields: readonly (readonly [string, string])[] }) {
  return <>{fields.map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}</>
}
