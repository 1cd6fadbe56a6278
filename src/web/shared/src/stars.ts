export const mostStars = 5;

/** A score as stars: ★★★★☆. */
export const starsOf = (score: number): string => '★'.repeat(score) + '☆'.repeat(mostStars - score);
