import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { useTexts } from '../ui/language.tsx'
import { Fact, Facts } from '../ui/panel.tsx'
import type { Texts } from '../ui/text.ts'
import { type Key, keys, switchKeys, useKeysOn } from './keys.ts'

const texts = {
  title: { zh: '快捷键', en: 'Keys' },
  j: { zh: '下一条预警', en: 'Next alert' },
  k: { zh: '上一条预警', en: 'Previous alert' },
  a: { zh: '确认', en: 'Acknowledge' },
  g: { zh: '派单', en: 'Assign' },
  m: { zh: '归并', en: 'Merge' },
  i: { zh: '转为突发事件', en: 'Open an incident' },
  c: { zh: '办结', en: 'Close the alert' },
  f: { zh: '判为误报', en: 'Mark as a false alarm' },
  t: { zh: '在地图和列表之间切换', en: 'Map or list' },
  Escape: { zh: '取消选择', en: 'Let go of the alert' },
  '?': { zh: '显示这份说明', en: 'Show this list' },
  map: {
    zh: '地图获得焦点后：方向键移动，加号和减号缩放。',
    en: 'With the map in focus: arrow keys move it, plus and minus zoom.',
  },
  off: { zh: '快捷键已关闭。', en: 'The keys are switched off.' },
  switchOff: { zh: '关闭快捷键', en: 'Switch the keys off' },
  switchOn: { zh: '启用快捷键', en: 'Switch the keys on' },
} as const satisfies Texts

const faces: Partial<Record<Key, string>> = { Escape: 'Esc' }

export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const say = useTexts(texts)
  const on = useKeysOn()
  return (
    <Dialog kind="dialog" title={say.title} onClose={onClose}>
      <div className="stack">
        <Facts>
          {keys.map((key) => (
            <Fact key={key} name={<kbd>{faces[key] ?? key}</kbd>}>
              {say[key]}
            </Fact>
          ))}
        </Facts>
        <p className="meta">{say.map}</p>
        {!on && <p>{say.off}</p>}
        <div className="row">
          <Button onClick={() => switchKeys(!on)}>{on ? say.switchOff : say.switchOn}</Button>
        </div>
      </div>
    </Dialog>
  )
}
