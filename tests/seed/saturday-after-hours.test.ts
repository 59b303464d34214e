import { instantAt } from '@/lib/core/time'
import { describeSeeded } from './checks'

describeSeeded('on a Saturday at five', instantAt('2026-08-08', 1020, 'Europe/London'))
