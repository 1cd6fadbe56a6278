/** What the shop's page said of a buyer, on the desk. */
export const providedTexts = {
  'provided.title': ['店铺提供(未验证)', 'Shop-provided, unverified'],
  'provided.entry': ['来源:{entry}', 'From: {entry}'],
  'provided.order': ['订单 {id}', 'Order {id}'],
} as const;
