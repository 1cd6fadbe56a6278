-- breaks-before: 0

CREATE TABLE phrases (
    shop  text COLLATE "C" NOT NULL,
    id    text COLLATE "C" NOT NULL,
    scope integer NOT NULL,
    -- Whose own it is; none: of the shop or of a group.
    agent text COLLATE "C",
    body  text NOT NULL,
    PRIMARY KEY (shop, id)
);

CREATE INDEX phrases_of_desk ON phrases (shop COLLATE "POSIX", agent, scope, id);

-- What the shop's token last said of its buyer.
CREATE TABLE buyers (
    shop text COLLATE "C" NOT NULL,
    id   text COLLATE "C" NOT NULL,
    body text NOT NULL,
    PRIMARY KEY (shop, id)
);

-- The wall between shops of 0005.
DO $$
DECLARE
    tenant text;
BEGIN
    FOREACH tenant IN ARRAY ARRAY['phrases', 'buyers'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant);
        EXECUTE format($policy$
            CREATE POLICY of_shop ON %I USING (
                shop IN (SELECT unnest(nullif(current_setting('chatrouter.shops', true), '')::text[]))
                OR (SELECT current_setting('chatrouter.every_shop', true) = 'on'))
            $policy$, tenant);
    END LOOP;
END $$;
