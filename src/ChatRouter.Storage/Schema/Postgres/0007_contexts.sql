-- breaks-before: 0

-- How each buyer last came and what the shop's page said of him.
CREATE TABLE buyer_contexts (
    shop  text COLLATE "C" NOT NULL,
    buyer text COLLATE "C" NOT NULL,
    body  text NOT NULL,
    PRIMARY KEY (shop, buyer)
);

-- The wall between shops of 0005.
ALTER TABLE buyer_contexts ENABLE ROW LEVEL SECURITY;
ALTER TABLE buyer_contexts FORCE ROW LEVEL SECURITY;
CREATE POLICY of_shop ON buyer_contexts USING (
    shop IN (SELECT unnest(nullif(current_setting('chatrouter.shops', true), '')::text[]))
    OR (SELECT current_setting('chatrouter.every_shop', true) = 'on'));
