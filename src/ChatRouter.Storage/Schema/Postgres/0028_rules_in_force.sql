-- breaks-before: 0

-- Which rules of conduct an entry was judged by, or made; none: it is about something else, or a node wrote it that kept none.
ALTER TABLE audit ADD COLUMN revision text COLLATE "C";

-- Those rules as they read then, by the mark of their content; from when they are first known.
CREATE TABLE kept_rules (
    shop     text COLLATE "C" NOT NULL,
    revision text COLLATE "C" NOT NULL,
    rules    text NOT NULL,
    at       bigint NOT NULL,
    PRIMARY KEY (shop, revision)
);

ALTER TABLE kept_rules ENABLE ROW LEVEL SECURITY;
ALTER TABLE kept_rules FORCE ROW LEVEL SECURITY;
CREATE POLICY of_shop ON kept_rules USING (
    shop IN (SELECT unnest(nullif(current_setting('chatrouter.shops', true), '')::text[]))
    OR (SELECT current_setting('chatrouter.every_shop', true) = 'on'));
