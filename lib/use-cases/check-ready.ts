import { hasMigrations } from '@/lib/store/migrations'

/** Whether bookings can be taken: the database answers and the migrations are in. Never throws. */
export const checkReady = (): Promise<boolean> => hasMigrations().catch(() => false)
