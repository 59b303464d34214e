import { instantAt } from '@/lib/core/time'
import { describeSeeded } from './checks'

describeSeeded('on a Monday at nine', instantAt('2026-08-03', 540, 'Europe/London'))
