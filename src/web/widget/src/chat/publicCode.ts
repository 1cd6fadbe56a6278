const names: Record<string, string> = {
  unknownShop: 'bad_shop_key',
  originNotAllowed: 'bad_origin',
  tokenInvalid: 'bad_token',
  buyerBlocked: 'blocked',
};

/** The server's code of a refusal as the widget's events name it: stable, in snake case. */
export const publicCode = (code: string): string => names[code] ?? code.replace(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`);
