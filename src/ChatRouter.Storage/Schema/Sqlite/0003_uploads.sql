-- Uploaded images; their content lies in the folder 'uploads' beside the database.

CREATE TABLE uploads (
    shop         TEXT    NOT NULL,
    id           TEXT    NOT NULL,
    by_agent     INTEGER NOT NULL,
    sender       TEXT    NOT NULL,
    -- The buyer who may see it, and the message that carries it, into that conversation; a buyer's own is found by him.
    buyer        TEXT,
    message      TEXT,
    conversation TEXT,
    format       INTEGER NOT NULL,
    width        INTEGER NOT NULL,
    height       INTEGER NOT NULL,
    bytes        INTEGER NOT NULL,
    at           INTEGER NOT NULL,
    PRIMARY KEY (shop, id)
) WITHOUT ROWID;

CREATE INDEX uploads_of_sender ON uploads (shop, by_agent, sender, at);
CREATE INDEX uploads_unsent ON uploads (at) WHERE message IS NULL;

-- Bytes kept for each shop.
CREATE TABLE upload_usage (
    shop  TEXT    NOT NULL PRIMARY KEY,
    bytes INTEGER NOT NULL
) WITHOUT ROWID;

-- Conversations in the queue (2) and in the offline pool (3), for the desks that show them.
CREATE INDEX conversations_waiting ON conversations (shop, placement) WHERE closed_at IS NULL AND placement IN (2, 3);
