/** Where an account is signed in, and who signed in to it or tried to. */
export const deviceTexts = {
  'device.none': ['没有在任何设备上登录', 'Not signed in anywhere'],
  'device.name': ['设备', 'Device'],
  'device.place': ['网络地址', 'Network address'],
  'device.usedAt': ['最近使用', 'Last used'],
  'device.do': ['操作', 'Actions'],
  'device.this': ['当前设备', 'this one'],
  'device.end': ['退出', 'Sign out'],
  'device.endOf': ['退出:{device}', 'Sign out: {device}'],
  'device.endAll': ['全部退出', 'Sign all out'],
  'device.signIns': ['近 90 天的登录记录', 'Sign-ins of the last 90 days'],
  'device.at': ['时间', 'Time'],
  'device.result': ['结果', 'Result'],
  'device.signedIn': ['登录成功', 'Signed in'],
  'device.refused': ['密码错误或账号停用', 'Wrong password, or disabled'],
  'device.lockedOut': ['账号锁定中,未放行', 'Locked out'],
} as const;
