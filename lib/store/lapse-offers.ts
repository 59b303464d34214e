import { toIso, type Instant } from '@/lib/core/time'
import { sql, type Sql } from './client'

/**
 * As part of a statement in which `written` are holds that lapsed: what was offered with them to the waiting list is over, and
 * who had not answered keeps their place.
 */
export const offersLapsed = (now: Instant): Sql => sql`
  , over as (update offer set closed_at = ${toIso(now)}::timestamptz, outcome = 'lapsed'
      where appointment_id in (select id from written) and closed_at is null returning id),
  unanswered as (update offer_to set answered_at = ${toIso(now)}::timestamptz, outcome = 'lapsed'
      where offer_id in (select id from over) and outcome is null)`
