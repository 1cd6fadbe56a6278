-- breaks-before: 0

-- When pages of a shop's origins last asked for its chat.
CREATE TABLE page_sightings (
    shop   text COLLATE "C" NOT NULL,
    origin text COLLATE "C" NOT NULL,
    at     bigint NOT NULL,
    PRIMARY KEY (shop, origin)
);

ALTER TABLE page_sightings ENABLE ROW LEVEL SECURITY;
ALTER TABLE page_sightings FORCE ROW LEVEL SECURITY;
CREATE POLICY of_shop ON page_sightings USING (
    shop IN (SELECT unnest(nullif(current_setting('chatrouter.shops', true), '')::text[]))
    OR (SELECT current_setting('chatrouter.every_shop', true) = 'on'));
