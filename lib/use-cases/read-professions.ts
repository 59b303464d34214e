import type { ProfessionView } from '@/lib/core/views'
import { readSetup } from '@/lib/store/setup'

/** The professions in the practice's order. */
export const readProfessions = async (): Promise<ProfessionView[]> => (await readSetup()).professions
