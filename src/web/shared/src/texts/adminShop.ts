/** What the shop is called: loaded with the overview. */
export const adminShopTexts = {
  'step.shop': ['填写店铺信息', 'Name the shop'],
  'step.shopText': ['买家和客服看到的店铺名称。', 'The name that buyers and agents see.'],
  'shop.name': ['店铺名称', 'Name of the shop'],
} as const;
