/** How a browser lets the desk notify again, once that was refused. */
export const permissionTexts = {
  'denied.chromium': [
    '点击网址左侧的图标 → 网站设置 → 通知 → 允许。',
    'Click the icon left of the address → Site settings → Notifications → Allow.',
  ],
  'denied.firefox': [
    '点击网址左侧的图标，清除「发送通知」的阻止，再回到这里允许。',
    'Click the icons left of the address, clear the block of notifications, then allow them here.',
  ],
  'denied.safari': [
    'Safari 菜单 → 设置 → 网站 → 通知 → 本网站选「允许」，然后刷新本页。',
    'Safari menu → Settings → Websites → Notifications → Allow for this site, then reload this page.',
  ],
} as const;
