import { Body } from './body'

export const carryingBox = '0 0 170 226'

const Floor = () => <path className="ground" strokeWidth="2" d="M6 219H164" />
const Plumb = ({ x }: { x: number }) => (
  <>
    <path className="lever" strokeWidth="2" d={`M${x} 0V196`} />
    <path className="weight" d={`M${x - 4} 196h8l2 6-6 12-6-12z`} />
  </>
)

export function Before() {
  return (
    <>
      <Floor />
      <Body
        head={[84, 26]}
        parts={[{ d: 'M81 58C80 78 81 98 83 118', width: 30 }, { d: 'M83 40L82 56', width: 12 }, { d: 'M82 122C82 150 80 178 78 207', width: 20 }, { d: 'M78 210H92', width: 11 }]}
        spine="M75 46C71 60 66 72 68 88C70 102 74 108 72 122"
        near={[{ d: 'M80 66C78 84 80 98 86 120', width: 12 }]}
      />
      <Plumb x={84} />
    </>
  )
}

export function Late() {
  return (
    <>
      <Floor />
      <Body
        head={[72, 28]}
        parts={[{ d: 'M71 60C74 80 82 98 84 116', width: 30 }, { d: 'M72 42L71 58', width: 12 }, { d: 'M99 98L92 102', width: 50 }, { d: 'M84 122C84 150 80 178 78 207', width: 21 }, { d: 'M78 210H92', width: 11 }]}
        spine="M63 48C57 62 54 74 60 90C66 104 74 106 68 124"
        near={[{ d: 'M70 68C66 86 74 100 94 116', width: 12 }]}
      />
      <Plumb x={84} />
    </>
  )
}

/** From above: on the left side, hips and knees bent. */
export function OnTheSide() {
  return (
    <>
      <rect className="thing fill" strokeWidth="2" x="4" y="46" width="162" height="150" rx="10" />
      <path className="pillow edge" strokeWidth="2" d="M10 84C8 72 18 68 30 70C42 70 50 72 50 84C52 98 52 112 50 126C48 136 38 138 28 136C16 138 8 134 10 122C12 110 12 96 10 84Z" />
      <Body
        head={[36, 98]}
        far={[{ d: 'M118 100C130 116 140 128 148 138C140 150 130 158 118 166', width: 16 }]}
        parts={[{ d: 'M66 90C82 86 98 86 116 92', width: 30 }, { d: 'M50 95L62 92', width: 12 }, { d: 'M92 106L94 110', width: 36 }]}
        spine="M54 86C64 80 72 76 84 76C98 74 110 74 124 82"
      />
      <path className="pillow edge" strokeWidth="2" d="M106 126C112 116 128 116 140 126C150 136 148 150 140 156C130 164 114 166 108 156C102 148 100 136 106 126Z" />
      <Body
        head={[-90, 0]} parts={[]} spine=""
        near={[{ d: 'M118 96C126 106 128 112 130 122C124 136 116 146 104 156', width: 17 }, { d: 'M66 96C68 112 74 122 84 130', width: 11 }]}
      />
    </>
  )
}
