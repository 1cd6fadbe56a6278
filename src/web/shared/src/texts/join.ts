import type { Texts } from '../i18n';

/** The page behind a link that invites, or resets a password, and what passwords are refused for. */
export const joinTexts = {
  'join.title': ['加入客服团队', 'Join the team'],
  'join.resetTitle': ['设置新密码', 'Set a new password'],
  'join.welcome': ['{shop} 邀请你成为客服。请设置你的密码。', '{shop} invites you to its customer service. Set your password.'],
  'join.resetFor': [
    '为你在 {shop} 的账号设置新密码。其他设备将退出登录。',
    'A new password for your account at {shop}. Other devices are signed out.',
  ],
  'join.displayName': ['昵称', 'Display name'],
  'join.displayNameHint': ['买家和同事看到的名字', 'What buyers and colleagues see'],
  'join.password': ['密码', 'Password'],
  'join.passwordHint': [
    '至少 10 个字符，不限内容；几个词连在一起就很好。可以粘贴。',
    'At least 10 characters of any kind: a few words in a row are good. Pasting is fine.',
  ],
  'join.show': ['显示密码', 'Show the password'],
  'join.submit': ['设置密码', 'Set the password'],
  'join.doneTitle': ['密码已设置', 'The password is set'],
  'join.done': ['现在可以登录：店铺 {shop}，账号 {account}。', 'You can sign in now: shop {shop}, account {account}.'],
  'join.toDesk': ['前往工作台', 'Go to the desk'],
  'join.deadTitle': ['链接不可用', 'This link does not work'],
  'join.again': ['重试', 'Try again'],
  'error.linkInvalid': [
    '链接已使用、已过期或已被新链接取代。请向管理员再要一个。',
    'The link was used, is expired, or was replaced by a newer one. Ask your administrator for another.',
  ],
  'error.passwordWrong': ['原密码不正确。', 'The old password is wrong.'],
  'error.passwordTooShort': ['密码至少要有 10 个字符。', 'A password has at least 10 characters.'],
  'error.passwordTooLong': ['密码最多 256 个字符。', 'A password has at most 256 characters.'],
  'error.passwordCommon': ['这个密码太容易被猜到，请换一个。', 'This password is easily guessed. Choose another.'],
} as const satisfies Texts;
