import type { Texts } from '../i18n';

/** The page where an owner makes his shop. */
export const signUpTexts = {
  'signUp.title': ['开店', 'Sign up a shop'],
  'signUp.review': [
    '填好后就能登录设置；审核通过之前，店铺不接待买家。',
    'You can sign in and set everything up at once. The shop serves buyers once it has been reviewed.',
  ],
  'signUp.open': ['填好后就能登录设置，并开始接待买家。', 'You can sign in, set everything up and serve buyers at once.'],
  'signUp.name': ['店铺名称', 'Shop name'],
  'signUp.nameHint': ['买家看到的名字，最多 40 个字', 'What buyers see: at most 40 characters'],
  'signUp.key': ['店铺标识', 'Shop key'],
  'signUp.keyHint': [
    '登录时填写，也写在网页代码里，例如 muji：2–40 个小写字母、数字或 -',
    'Typed to sign in, and part of the code on your pages, such as muji: 2 to 40 of a-z, 0-9 and -',
  ],
  'signUp.origin': ['网站地址（可不填）', 'Website (optional)'],
  'signUp.originHint': [
    '放聊天挂件的网站，例如 https://shop.example.com，之后也能填',
    'Where the chat is to be shown, such as https://shop.example.com; you can add it later',
  ],
  'signUp.displayName': ['你的昵称', 'Your display name'],
  'signUp.displayNameHint': ['买家和同事看到的名字', 'What buyers and colleagues see'],
  'signUp.account': ['你的账号', 'Your account'],
  'signUp.accountHint': [
    '登录用，例如 boss：2–40 个小写字母、数字、-、_ 或 .',
    'To sign in, such as boss: 2 to 40 of a-z, 0-9, -, _ and dot',
  ],
  'signUp.password': ['密码', 'Password'],
  'signUp.submit': ['开店', 'Make the shop'],
  'signUp.has': ['已有店铺？去登录', 'There is a shop already? Sign in'],
  'signUp.toSignIn': ['去登录', 'Go to the sign-in'],
  'signUp.madeTitle': ['店铺已创建', 'The shop is made'],
  'signUp.fault': ['{name}：{fault}', '{name}: {fault}'],
  'signUp.required': ['不能为空', 'must not be empty'],
  'signUp.malformed.name': ['要在一行内写 1–40 个字', '1 to 40 characters in one line'],
  'signUp.malformed.key': [
    '只能用小写字母、数字和 -，2–40 个，以字母或数字开头',
    '2 to 40 of a-z, 0-9 and -, beginning with a letter or digit',
  ],
  'signUp.malformed.origin': [
    '要写成 https://shop.example.com 这样，小写，不带路径',
    'such as https://shop.example.com, in lower case and without a path',
  ],
  'signUp.malformed.displayName': ['要写 1–40 个字', '1 to 40 characters'],
  'signUp.malformed.account': [
    '只能用小写字母、数字、-、_ 和 .，2–40 个，以字母或数字开头',
    '2 to 40 of a-z, 0-9, -, _ and dot, beginning with a letter or digit',
  ],
  'signUp.malformed.password': ['密码最多 256 个字符。', 'A password has at most 256 characters.'],
  'error.signUpClosed': [
    '店铺由本系统的运维开通。请联系运维，开通后会收到设置密码的链接。',
    'The operator of this installation sets shops up himself. Ask him for one: he sends a link by which you set your password.',
  ],
  'error.shopKeyTaken': ['这个店铺标识已被使用，请换一个。', 'There is a shop of this key already. Choose another.'],
} as const satisfies Texts;
