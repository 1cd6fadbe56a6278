-- Addresses of shops' own software that are told of events.
CREATE TABLE webhooks (
    shop            TEXT    NOT NULL,
    id              TEXT    NOT NULL,
    url             TEXT    NOT NULL,
    -- A bit for each.
    events          INTEGER NOT NULL,
    enabled         INTEGER NOT NULL,
    secrets         TEXT    NOT NULL,
    made_by         TEXT    NOT NULL,
    made_at         INTEGER NOT NULL,
    version         INTEGER NOT NULL DEFAULT 0,
    switched_off_at INTEGER,
    failures        INTEGER NOT NULL DEFAULT 0,
    failing_since   INTEGER,
    rest_until      INTEGER NOT NULL DEFAULT 0,
    -- Which server process sends to it, and until when no other may.
    node            TEXT    NOT NULL DEFAULT '',
    lease_until     INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (shop, id)
) WITHOUT ROWID;

CREATE UNIQUE INDEX webhooks_by_id ON webhooks (id);

-- The outbox and the log in one: an event for one webhook. Numbers rise in the order of the events of a conversation.
CREATE TABLE webhook_deliveries (
    no           INTEGER PRIMARY KEY AUTOINCREMENT,
    shop         TEXT    NOT NULL,
    webhook      TEXT    NOT NULL,
    event        TEXT    NOT NULL,
    kind         INTEGER NOT NULL,
    -- Empty: of none.
    conversation TEXT    NOT NULL,
    body         TEXT    NOT NULL,
    made_at      INTEGER NOT NULL,
    queued_at    INTEGER NOT NULL,
    state        INTEGER NOT NULL DEFAULT 0,
    attempts     INTEGER NOT NULL DEFAULT 0,
    due_at       INTEGER NOT NULL,
    tried_at     INTEGER,
    took_ms      INTEGER,
    fault        INTEGER,
    status       INTEGER,
    answer       TEXT
);

CREATE UNIQUE INDEX webhook_deliveries_log ON webhook_deliveries (shop, webhook, event);
CREATE INDEX webhook_deliveries_failed ON webhook_deliveries (shop, webhook, event) WHERE state = 2;
-- What waits, for who sends: he asks for all shops at once, and a webhook's id is of one shop only.
CREATE INDEX webhook_deliveries_due ON webhook_deliveries (webhook, due_at, no) WHERE state = 0;
CREATE INDEX webhook_deliveries_lines ON webhook_deliveries (webhook, conversation, no) WHERE state = 0;
CREATE INDEX webhook_deliveries_by_age ON webhook_deliveries (made_at);
