import { cache } from 'react'
import { openManageDesk } from '@/app/_staff/open-manage-desk'
import { unwrap } from '@/app/_staff/unwrap'
import { wrongFields } from '@/app/_staff/staff-action'
import { rotas as words } from '@/lib/copy/staff/rotas'
import { dayOf } from '@/lib/core/time'
import { RotaDraftForm, RotaQuery, typedIn } from '@/lib/input/rota-forms'
import { previewRota, type RotaPreview } from '@/lib/use-cases/draft-rota'
import { readRotas } from '@/lib/use-cases/read-rotas'

/** A draft in the address: what it does, or what is wrong with it. Opened and not filled in yet, it is neither. */
export interface ShownDraft {
  preview: RotaPreview | null
  wrong: Record<string, string>
  /** Said where no field is to blame. */
  say: string | null
}

const none: ShownDraft = { preview: null, wrong: {}, say: null }

/** All that the page shows. The address is given as text, so that it is read once a page. */
export const loadRotas = cache(async (text: string) => {
  const typed = typedIn(JSON.parse(text) as Record<string, string | string[] | undefined>)
  const query = RotaQuery.parse(typed)
  const desk = await openManageDesk(query.clinic)
  const rotas = unwrap(await readRotas(desk.actor, { practitioner: query.who }))
  const today = dayOf(desk.now, desk.clinic.timeZone)
  const isFilledIn = query.do !== undefined && (typed['since'] !== undefined || typed['last'] !== undefined)
  const shown = isFilledIn ? await show({ ...typed, who: rotas.person?.id ?? '' }, desk) : none
  return { typed, query, desk, rotas, today, shown }
})

async function show(typed: Record<string, string>, desk: Awaited<ReturnType<typeof openManageDesk>>): Promise<ShownDraft> {
  const draft = RotaDraftForm.safeParse(typed)
  if (!draft.success) {
    const wrong = Object.fromEntries([...draft.error.issues].reverse().map(({ path, message }) => [String(path[0] ?? ''), message]))
    return { ...none, wrong, say: draft.error.issues[0]?.message ?? null }
  }
  const preview = await previewRota(desk.actor, draft.data, desk.now)
  if (preview.ok) return { ...none, preview: preview.value }
  if (preview.refusal.reason === 'invalid') return { ...none, wrong: wrongFields(preview.refusal), say: preview.refusal.errors[0]?.message ?? null }
  return { ...none, say: words.gone }
}
