import { instantAt } from '@/lib/core/time'
import { describeSeeded } from './checks'

describeSeeded('on a Sunday', instantAt('2026-09-13', 840, 'Europe/London'))
