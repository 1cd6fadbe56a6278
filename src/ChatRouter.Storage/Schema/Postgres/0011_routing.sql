-- breaks-before: 0

-- Every published plan of a shop's routing. The highest version of a shop is how it routes.
-- Servers of the release before read the routing that stands in the shop itself.
CREATE TABLE routing_versions (
    shop          text COLLATE "C" NOT NULL,
    version       integer NOT NULL,
    no            bigint GENERATED ALWAYS AS IDENTITY,
    body          text    NOT NULL,
    actor         text COLLATE "C",
    reason        text    NOT NULL,
    restored_from integer,
    at            bigint  NOT NULL,
    PRIMARY KEY (shop, version)
);

CREATE UNIQUE INDEX routing_versions_no ON routing_versions (no);

-- The latest revisions of a shop's draft. The highest is the draft.
CREATE TABLE routing_drafts (
    shop     text COLLATE "C" NOT NULL,
    revision integer NOT NULL,
    body     text    NOT NULL,
    changed  boolean NOT NULL,
    actor    text COLLATE "C",
    at       bigint  NOT NULL,
    PRIMARY KEY (shop, revision)
);

DO $$
DECLARE
    tenant text;
BEGIN
    FOREACH tenant IN ARRAY ARRAY['routing_versions', 'routing_drafts'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant);
        EXECUTE format($policy$
            CREATE POLICY of_shop ON %I USING (
                shop IN (SELECT unnest(nullif(current_setting('chatrouter.shops', true), '')::text[]))
                OR (SELECT current_setting('chatrouter.every_shop', true) = 'on'))
            $policy$, tenant);
    END LOOP;
END $$;
