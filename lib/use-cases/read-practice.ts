import type { PracticeView } from '@/lib/core/views'
import { readSetup } from '@/lib/store/setup'

/** The practice's name, phone and rules. */
export const readPractice = async (): Promise<PracticeView> => (await readSetup()).practice
