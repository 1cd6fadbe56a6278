-- breaks-before: 0

-- Who had the conversation when it was rated, or had had it last; none: nobody had.
ALTER TABLE ratings ADD COLUMN owner text COLLATE "C";

-- The walls would hide every row from this change.
SELECT set_config('chatrouter.every_shop', 'on', true);
UPDATE ratings AS r SET owner = c.owner FROM conversations AS c WHERE c.shop = r.shop AND c.id = r.conversation AND c.owner IS NOT NULL;
SELECT set_config('chatrouter.every_shop', '', true);

-- A trigger, so that servers of the release before, which name no owner, store one as well.
CREATE FUNCTION own_rating() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.owner := (SELECT c.owner FROM conversations AS c WHERE c.shop = NEW.shop AND c.id = NEW.conversation);
    RETURN NEW;
END $$;

CREATE TRIGGER own_rating BEFORE INSERT OR UPDATE ON ratings FOR EACH ROW EXECUTE FUNCTION own_rating();

-- The pages of what buyers said, newest first, for each score: the shop's and an agent's, and those with words.
CREATE INDEX ratings_by_score ON ratings (shop COLLATE "POSIX", score, at, conversation);
CREATE INDEX ratings_of_owner ON ratings (shop COLLATE "POSIX", owner, score, at, conversation) WHERE owner IS NOT NULL;
CREATE INDEX ratings_with_words ON ratings (shop COLLATE "POSIX", score, at, conversation) WHERE text <> '';
CREATE INDEX ratings_of_owner_with_words ON ratings (shop COLLATE "POSIX", owner, score, at, conversation) WHERE owner IS NOT NULL AND text <> '';
