import 'server-only'
import type { ClinicView, PracticeView, ProfessionView } from '@/lib/core/views'
import type { Instant } from '@/lib/core/time'
import { readClinics } from '@/lib/use-cases/read-clinics'
import { readPractice } from '@/lib/use-cases/read-practice'
import { readProfessions } from '@/lib/use-cases/read-professions'

/** What every page's head and foot need. */
export interface Site {
  practice: PracticeView
  clinics: ClinicView[]
  professions: ProfessionView[]
}

let lastRead: Site | null = null

export async function readSite(at: Instant): Promise<Site> {
  const [practice, clinics, professions] = await Promise.all([readPractice(), readClinics(at), readProfessions()])
  lastRead = { practice, clinics, professions }
  return lastRead
}

/** As it was last read: for pages that must be there whatever can be read now. */
export const lastSite = (): Site | null => lastRead
