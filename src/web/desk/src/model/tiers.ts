/** How long a buyer has waited, in the steps at which a desk changes colour, icon and word. */
export type Tier = 'calm' | 'bold' | 'amber' | 'orange' | 'red';

const steps: readonly (readonly [fromSeconds: number, tier: Tier])[] = [
  [180, 'red'],
  [100, 'orange'],
  [60, 'amber'],
  [30, 'bold'],
  [0, 'calm'],
];

export const urgentSeconds = 100;

export const tierOf = (seconds: number): Tier => steps.find(([from]) => seconds >= from)?.[1] ?? 'calm';
