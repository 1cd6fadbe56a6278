-- breaks-before: 0

-- Why an agent is paused and since when; none: he is not, or somebody else paused him.
ALTER TABLE accounts ADD COLUMN pause_reason text;
ALTER TABLE accounts ADD COLUMN pause_since bigint;

-- Why he was.
ALTER TABLE agent_states ADD COLUMN reason text;

-- Tags that agents gave buyers.
CREATE TABLE buyer_tags (
    shop  text COLLATE "C" NOT NULL,
    buyer text COLLATE "C" NOT NULL,
    tag   text COLLATE "C" NOT NULL,
    at    bigint NOT NULL,
    PRIMARY KEY (shop, buyer, tag)
);

ALTER TABLE buyer_tags ENABLE ROW LEVEL SECURITY;
ALTER TABLE buyer_tags FORCE ROW LEVEL SECURITY;
CREATE POLICY of_shop ON buyer_tags USING (
    shop IN (SELECT unnest(nullif(current_setting('chatrouter.shops', true), '')::text[]))
    OR (SELECT current_setting('chatrouter.every_shop', true) = 'on'));
