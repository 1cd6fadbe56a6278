-- What a day's figures are read by: conversations by their end, ratings by their time.
CREATE INDEX conversations_ended ON conversations (shop, closed_at) WHERE closed_at IS NOT NULL;
CREATE INDEX ratings_by_time ON ratings (shop, at);

-- The audit's filters.
CREATE INDEX audit_of_actor ON audit (shop, actor, id);
CREATE INDEX audit_of_action ON audit (shop, action, id);

-- What was wrong in a shop, and when. Ids rise with the time at which it began.
CREATE TABLE alarms (
    shop            TEXT    NOT NULL,
    id              TEXT    NOT NULL,
    kind            INTEGER NOT NULL,
    -- The group or node that it is about; empty where it is about the shop.
    subject         TEXT    NOT NULL,
    since           INTEGER NOT NULL,
    -- None: it has not lasted long enough yet to be told.
    raised_at       INTEGER,
    resolved_at     INTEGER,
    acknowledged_by TEXT,
    acknowledged_at INTEGER,
    PRIMARY KEY (shop, id)
) WITHOUT ROWID;

-- Nothing is wrong twice at a time.
CREATE UNIQUE INDEX alarms_open ON alarms (shop, kind, subject) WHERE resolved_at IS NULL;

CREATE TABLE alarm_mutes (
    shop        TEXT    NOT NULL,
    kind        INTEGER NOT NULL,
    muted_until INTEGER NOT NULL,
    muted_by    TEXT    NOT NULL,
    PRIMARY KEY (shop, kind)
) WITHOUT ROWID;

-- Which server process looks after a shop's alarms, and until when no other may.
CREATE TABLE alarm_duties (
    shop        TEXT    NOT NULL PRIMARY KEY,
    node        TEXT    NOT NULL,
    lease_until INTEGER NOT NULL
) WITHOUT ROWID;
