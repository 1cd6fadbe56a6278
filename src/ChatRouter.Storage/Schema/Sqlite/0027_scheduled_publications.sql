-- Drafts of shops' routing that are to be published later, until they are.
CREATE TABLE scheduled_publications (
    shop      TEXT    NOT NULL,
    id        TEXT    NOT NULL,
    due_at    INTEGER NOT NULL,
    origin    TEXT    NOT NULL,
    body      TEXT    NOT NULL,
    actor     TEXT    NOT NULL,
    reason    TEXT    NOT NULL,
    at        INTEGER NOT NULL,
    known     TEXT    NOT NULL,
    failure   TEXT,
    failed_at INTEGER,
    PRIMARY KEY (shop, id)
);

-- Of all shops: what waits.
CREATE INDEX scheduled_publications_due ON scheduled_publications (due_at, id) WHERE failed_at IS NULL;
