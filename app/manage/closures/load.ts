import { cache } from 'react'
import { openManageDesk } from '@/app/_staff/open-manage-desk'
import { wrongFields } from '@/app/_staff/staff-action'
import { unwrap } from '@/app/_staff/unwrap'
import { closures as words } from '@/lib/copy/staff/closures'
import type { EffectView } from '@/lib/core/effect-view'
import { ClosureDraftForm, ClosureQuery } from '@/lib/input/closure-forms'
import { typedIn } from '@/lib/input/rota-forms'
import { previewClosure, readClosures } from '@/lib/use-cases/draft-closure'

/** A draft in the address: what it does, or what is wrong with it. */
export interface ShownClosure {
  effect: EffectView | null
  wrong: Record<string, string>
  say: string | null
}

const none: ShownClosure = { effect: null, wrong: {}, say: null }

export const loadClosures = cache(async (text: string) => {
  const typed = typedIn(JSON.parse(text) as Record<string, string | string[] | undefined>)
  const query = ClosureQuery.parse(typed)
  const desk = await openManageDesk(query.clinic)
  const view = unwrap(await readClosures(desk.actor, desk.now))
  return { typed, query, desk, view, shown: query.do === undefined ? none : await show(typed, desk) }
})

async function show(typed: Record<string, string>, desk: Awaited<ReturnType<typeof openManageDesk>>): Promise<ShownClosure> {
  const draft = ClosureDraftForm.safeParse(typed)
  if (!draft.success) {
    const wrong = Object.fromEntries([...draft.error.issues].reverse().map(({ path, message }) => [String(path[0] ?? ''), message]))
    return { ...none, wrong, say: draft.error.issues[0]?.message ?? null }
  }
  const effect = await previewClosure(desk.actor, draft.data, desk.now)
  if (effect.ok) return { ...none, effect: effect.value }
  if (effect.refusal.reason === 'invalid') return { ...none, wrong: wrongFields(effect.refusal), say: effect.refusal.errors[0]?.message ?? null }
  return { ...none, say: words.gone }
}
