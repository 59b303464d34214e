import { Body } from './body'
import { Marks } from './frame'

export const runningBox = '0 0 210 232'

export function RunningDrawn() {
  return (
    <>
      <path className="ground" strokeWidth="2" d="M6 225H204" />
      <Body
        head={[128, 28]}
        far={[{ d: 'M104 122C92 138 78 152 66 160C52 160 40 154 30 146L24 156', width: 17 }, { d: 'M116 66C130 82 140 92 148 100C156 98 162 90 168 80', width: 11 }]}
        parts={[{ d: 'M118 60C114 80 108 98 105 118', width: 30 }, { d: 'M125 42L120 56', width: 12 }, { d: 'M106 122C122 134 136 144 142 154C140 176 138 194 140 212', width: 20 }, { d: 'M141 216L156 214', width: 11 }]}
        spine="M115 46C108 58 102 72 100 88C99 102 99 108 95 120"
        near={[{ d: 'M112 70C102 80 92 86 80 88C82 98 88 106 94 112', width: 12 }]}
      />
      <Marks size={10} at={[[172, 208], [118, 184], [130, 116], [74, 112]]} />
    </>
  )
}
