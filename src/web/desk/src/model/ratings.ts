/** What a buyer said of a conversation. */
export interface GivenRating {
  conversation: string;
  at: string;
  buyerId: string;
  buyerName?: string;
  /** None: nobody had the conversation. */
  agent?: string;
  agentName?: string;
  score: number;
  tags: string[];
  text?: string;
}

export interface RatingPage {
  ratings: GivenRating[];
  next?: string;
}

/** What the ratings that are looked at come to. */
export interface RatingCounts {
  at: string;
  count: number;
  average?: number;
  /** Of one star, of two, and so on to five. */
  scores: number[];
  served: number;
  rated: number;
}

export const scoreChoices = ['', 'bad', '5', '4', '3', '2', '1'] as const;
export type ScoreChoice = (typeof scoreChoices)[number];

const worstOfGood = 3;

/** From which score to which; nothing where any is wanted. */
export function rangeOf(choice: ScoreChoice): { least?: string; most?: string } {
  if (choice === '') return {};
  return choice === 'bad' ? { most: String(worstOfGood - 1) } : { least: choice, most: choice };
}

/** A share in whole percent; none of nothing. Of what is there and not all, never 0 % nor 100 %. */
export function percent(part: number, whole: number): string | undefined {
  if (whole === 0) return undefined;
  const exact = Math.round((part / whole) * 100);
  const shown = part === 0 || part === whole ? exact : Math.min(99, Math.max(1, exact));
  return `${shown}%`;
}

/** As a table with its header, the time as every spreadsheet reads it. */
export const tableOf = (
  ratings: readonly GivenRating[],
  say: (key: string) => string,
  buyerOf: (rating: GivenRating) => string,
  wordOf: (tag: string) => string,
): string[][] => [
  ['ratings.at', 'ratings.buyer', 'diag.agent', 'ratings.score', 'ratings.tags', 'ratings.text', 'ratings.conversation'].map(say),
  ...ratings.map((rating) => [
    rating.at,
    buyerOf(rating),
    rating.agentName ?? '',
    String(rating.score),
    rating.tags.map(wordOf).join(' · '),
    rating.text ?? '',
    rating.conversation,
  ]),
];
