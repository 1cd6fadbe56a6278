/** How fields of the console's forms must be written. */
export const adminFaultTexts = {
  'malformed.code': ['只能用小写字母和数字，最多 32 个', 'lower-case letters and digits, at most 32'],
  'malformed.initials': ['只能用小写字母和数字，最多 32 个', 'lower-case letters and digits, at most 32'],
  'malformed.url': ['要写以 http:// 或 https:// 开头的完整地址', 'a whole address, from http:// or https:// on'],
  'malformed.origins': ['要写成 https://shop.example.com 这样，不带路径', 'such as https://shop.example.com, without a path'],
  'malformed.domains': ['要写成 example.com 这样', 'such as example.com'],
  'malformed.expiresAt': ['要选以后的日期', 'a day to come'],
  'malformed.tags': ['不能含 /,也不能只有点', 'without /, and not dots alone'],
  'malformed.orderStates': [
    '编号用小写字母、数字、- 和 _，不能是已有的状态',
    'an id of a-z, 0-9, - and _, and not one of the usual states',
  ],
  'malformed.entries': ['每行最多 200 个字，* 只能放在末尾', 'at most 200 characters a line, with * only at the end'],
  'malformed.shifts': ['要写成 08:30-16:30 这样', 'such as 08:30-16:30'],
} as const;
