import { instantAt } from '@/lib/core/time'
import { describeSeeded } from './checks'

describeSeeded('on Christmas Day', instantAt('2026-12-25', 720, 'Europe/London'))
