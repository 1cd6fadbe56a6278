-- breaks-before: 0

-- What supervisors did. Ids rise with time.
CREATE TABLE audit (
    shop   text COLLATE "C" NOT NULL,
    id     text COLLATE "C" NOT NULL,
    actor  text COLLATE "C" NOT NULL,
    action integer NOT NULL,
    target text COLLATE "C" NOT NULL,
    detail text,
    at     bigint  NOT NULL,
    PRIMARY KEY (shop, id)
);

-- Televisions, by the hashes of their tokens.
CREATE TABLE kiosks (
    shop       text COLLATE "C" NOT NULL,
    id         text COLLATE "C" NOT NULL,
    name       text NOT NULL,
    token_hash text COLLATE "C" NOT NULL UNIQUE,
    made_by    text COLLATE "C" NOT NULL,
    made_at    bigint NOT NULL,
    PRIMARY KEY (shop, id)
);

DO $$
DECLARE
    tenant text;
BEGIN
    FOREACH tenant IN ARRAY ARRAY['audit', 'kiosks'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant);
        EXECUTE format($policy$
            CREATE POLICY of_shop ON %I USING (
                shop IN (SELECT unnest(nullif(current_setting('chatrouter.shops', true), '')::text[]))
                OR (SELECT current_setting('chatrouter.every_shop', true) = 'on'))
            $policy$, tenant);
    END LOOP;
END $$;
