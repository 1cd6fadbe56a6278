/** What the shop says of its buyer. */
export const vouchedTexts = {
  'buyer.phone': ['手机号（店铺提供）：{phone}', 'Phone (from the shop): {phone}'],
} as const;
