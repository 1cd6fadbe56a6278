-- breaks-before: 0

-- What a day's figures are read by: conversations by their end, ratings by their time.
CREATE INDEX conversations_ended ON conversations (shop COLLATE "POSIX", closed_at) WHERE closed_at IS NOT NULL;
CREATE INDEX ratings_by_time ON ratings (shop COLLATE "POSIX", at);

-- The audit's filters.
CREATE INDEX audit_of_actor ON audit (shop COLLATE "POSIX", actor, id);
CREATE INDEX audit_of_action ON audit (shop COLLATE "POSIX", action, id);

-- What was wrong in a shop, and when. Ids rise with the time at which it began.
CREATE TABLE alarms (
    shop            text COLLATE "C" NOT NULL,
    id              text COLLATE "C" NOT NULL,
    kind            integer NOT NULL,
    -- The group or node that it is about; empty where it is about the shop.
    subject         text COLLATE "C" NOT NULL,
    since           bigint  NOT NULL,
    -- None: it has not lasted long enough yet to be told.
    raised_at       bigint,
    resolved_at     bigint,
    acknowledged_by text COLLATE "C",
    acknowledged_at bigint,
    PRIMARY KEY (shop, id)
);

-- Nothing is wrong twice at a time.
CREATE UNIQUE INDEX alarms_open ON alarms (shop COLLATE "POSIX", kind, subject) WHERE resolved_at IS NULL;

CREATE TABLE alarm_mutes (
    shop        text COLLATE "C" NOT NULL,
    kind        integer NOT NULL,
    muted_until bigint  NOT NULL,
    muted_by    text COLLATE "C" NOT NULL,
    PRIMARY KEY (shop, kind)
);

-- Which server process looks after a shop's alarms, and until when no other may.
CREATE TABLE alarm_duties (
    shop        text COLLATE "C" NOT NULL PRIMARY KEY,
    node        text COLLATE "C" NOT NULL,
    lease_until bigint NOT NULL
);

DO $$
DECLARE
    tenant text;
BEGIN
    FOREACH tenant IN ARRAY ARRAY['alarms', 'alarm_mutes', 'alarm_duties'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant);
        EXECUTE format($policy$
            CREATE POLICY of_shop ON %I USING (
                shop IN (SELECT unnest(nullif(current_setting('chatrouter.shops', true), '')::text[]))
                OR (SELECT current_setting('chatrouter.every_shop', true) = 'on'))
            $policy$, tenant);
    END LOOP;
END $$;
