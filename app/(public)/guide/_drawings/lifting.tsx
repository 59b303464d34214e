import { Body } from './body'

export const liftingBox = '0 0 220 226'

const Floor = () => <path className="ground" strokeWidth="2" d="M6 219H214" />

/** How far the load is from the lower back, as a lever. */
const Lever = ({ from, to, y }: { from: number; to: number; y: number }) => (
  <path className="lever" strokeWidth="3" d={`M${from} ${y}H${to}M${from} ${y - 7}v14M${to} ${y - 7}v14`} />
)

export function FarAway() {
  return (
    <>
      <Floor />
      <rect className="box edge" strokeWidth="2" x="160" y="168" width="48" height="40" rx="4" />
      <Body
        head={[146, 96]}
        far={[{ d: 'M70 112C72 146 70 180 70 207L80 210', width: 17 }]}
        parts={[{ d: 'M64 104C82 86 102 82 118 88', width: 29 }, { d: 'M124 90L134 93', width: 12 }, { d: 'M61 110C62 144 60 178 58 207', width: 19 }, { d: 'M58 210H72', width: 11 }]}
        spine="M132 82C118 68 96 66 78 76C66 84 56 94 52 108"
        near={[{ d: 'M116 96C126 120 144 146 168 170', width: 12 }]}
      />
      <Lever from={58} to={184} y={44} />
      <path className="lever dotted" strokeWidth="2" d="M58 52V92M184 52V160" />
    </>
  )
}

export function CloseBy() {
  return (
    <>
      <Floor />
      <Body
        head={[122, 66]}
        far={[{ d: 'M80 150C100 152 112 158 118 166C118 184 112 196 110 207L122 210', width: 17 }]}
        parts={[{ d: 'M110 94C100 110 90 126 82 142', width: 31 }, { d: 'M117 80L112 92', width: 12 }, { d: 'M80 148C96 150 110 156 116 164C100 180 84 194 66 206', width: 19 }, { d: 'M64 210H78', width: 11 }]}
        spine="M108 80C98 90 90 100 84 112C78 126 76 134 70 146"
      />
      <rect className="box edge" strokeWidth="2" x="118" y="116" width="48" height="40" rx="4" />
      <Body head={[-90, 0]} parts={[]} spine="" near={[{ d: 'M108 98C112 118 118 132 134 146', width: 12 }]} />
      <Lever from={74} to={142} y={34} />
      <path className="lever dotted" strokeWidth="2" d="M74 42V134M142 42V108" />
    </>
  )
}
