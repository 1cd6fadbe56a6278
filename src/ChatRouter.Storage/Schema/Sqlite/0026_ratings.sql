-- Who had the conversation when it was rated, or had had it last; none: nobody had.
ALTER TABLE ratings ADD COLUMN owner TEXT;

UPDATE ratings SET owner = (SELECT c.owner FROM conversations AS c WHERE c.shop = ratings.shop AND c.id = ratings.conversation);

-- The pages of what buyers said, newest first, for each score: the shop's and an agent's, and those with words.
CREATE INDEX ratings_by_score ON ratings (shop, score, at, conversation);
CREATE INDEX ratings_of_owner ON ratings (shop, owner, score, at, conversation) WHERE owner IS NOT NULL;
CREATE INDEX ratings_with_words ON ratings (shop, score, at, conversation) WHERE text <> '';
CREATE INDEX ratings_of_owner_with_words ON ratings (shop, owner, score, at, conversation) WHERE owner IS NOT NULL AND text <> '';
