/** A picture of the screen, for the buyer. */
export const screenshotTexts = {
  'shot.title': ['截图', 'Screenshot'],
  'shot.choose': ['选择要发送的部分', 'Choose the part to send'],
  'shot.how': [
    '拖动选择区域，或依次点两个角；方向键移动，Shift+方向键调整大小；Enter 使用，Esc 取消。',
    'Drag over a part, or click two of its corners. Arrow keys move it, Shift+arrows size it; Enter takes it, Esc gives up.',
  ],
  'shot.whole': ['整张 {width} × {height}', 'Whole picture, {width} × {height}'],
  'shot.part': ['选区 {width} × {height}，左 {left}，上 {top}', 'Part of {width} × {height}, {left} from the left, {top} from the top'],
  'shot.usePart': ['使用选区', 'Use this part'],
  'shot.useWhole': ['使用整张', 'Use the whole picture'],
  'shot.refused': [
    '没有截图：没有选择画面，或浏览器不允许。粘贴系统截图 Ctrl+V 也可以。',
    'No screenshot: nothing was chosen, or the browser does not allow it. You can also paste one of your system’s with Ctrl+V.',
  ],
  'shot.unable': [
    '这里的浏览器不能截图。粘贴系统截图 Ctrl+V 也可以。',
    'This browser takes no screenshot here. You can also paste one of your system’s with Ctrl+V.',
  ],
  'shot.gotIt': ['知道了', 'Got it'],
} as const;
