-- breaks-before: 0

-- Drafts of shops' routing that are to be published later, until they are.
-- Servers of the release before publish none of them: those beside them do.
CREATE TABLE scheduled_publications (
    shop      text COLLATE "C" NOT NULL,
    id        text COLLATE "C" NOT NULL,
    due_at    bigint NOT NULL,
    origin    text   NOT NULL,
    body      text   NOT NULL,
    actor     text COLLATE "C" NOT NULL,
    reason    text   NOT NULL,
    at        bigint NOT NULL,
    known     text   NOT NULL,
    failure   text,
    failed_at bigint,
    PRIMARY KEY (shop, id)
);

-- Of all shops: what waits.
CREATE INDEX scheduled_publications_due ON scheduled_publications (due_at, id) WHERE failed_at IS NULL;

ALTER TABLE scheduled_publications ENABLE ROW LEVEL SECURITY;
ALTER TABLE scheduled_publications FORCE ROW LEVEL SECURITY;
CREATE POLICY of_shop ON scheduled_publications USING (
    shop IN (SELECT unnest(nullif(current_setting('chatrouter.shops', true), '')::text[]))
    OR (SELECT current_setting('chatrouter.every_shop', true) = 'on'));
