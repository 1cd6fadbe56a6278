/** What a shop may offer its buyers beside talking: topics to begin with, and to be reached after hours. */
export const extraTexts = {
  'topic.label': ['您想咨询什么？', 'What is it about?'],
  'contact.phone': ['手机号（选填），方便我们上班后联系您', 'Your phone number, so that we can reach you (optional)'],
  'contact.email': ['邮箱（选填），方便我们上班后联系您', 'Your e-mail address, so that we can reach you (optional)'],
  'contact.either': [
    '手机号或邮箱（选填），方便我们上班后联系您',
    'Your phone number or e-mail address, so that we can reach you (optional)',
  ],
  'contact.save': ['保存', 'Save'],
  'contact.left': ['我们可以这样联系您：{contact}', 'We can reach you at {contact}'],
  'contact.change': ['修改', 'Change'],
  'contact.remove': ['删除', 'Remove'],
  'contact.cancel': ['取消', 'Cancel'],
  'contact.badPhone': ['请填写有效的电话号码', 'Enter a valid phone number'],
  'contact.badEmail': ['请填写有效的邮箱地址', 'Enter a valid e-mail address'],
  'error.contactInvalid': ['请填写有效的电话号码或邮箱地址', 'Enter a valid phone number or e-mail address'],
} as const;
