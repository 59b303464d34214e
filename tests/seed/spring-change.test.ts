import { instantAt } from '@/lib/core/time'
import { describeSeeded } from './checks'

describeSeeded('on the day the clocks go forward', instantAt('2027-03-28', 600, 'Europe/London'))
