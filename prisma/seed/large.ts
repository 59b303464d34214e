import type { Instant } from '@/lib/core/time'
export async function seedLarge(_url: string, _now: Instant): Promise<string> { return 'later' }
