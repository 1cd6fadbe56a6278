-- Times are Unix milliseconds. Every key begins with the shop.

CREATE TABLE conversations (
    shop            TEXT    NOT NULL,
    id              TEXT    NOT NULL,
    buyer           TEXT    NOT NULL,
    buyer_name      TEXT,
    buyer_verified  INTEGER NOT NULL,
    placement       INTEGER NOT NULL,
    owner           TEXT,
    version         INTEGER NOT NULL,
    last_seq        INTEGER NOT NULL,
    turn_opened_at  INTEGER,
    waiting_since   INTEGER NOT NULL,
    last_public_at  INTEGER NOT NULL,
    opened_at       INTEGER NOT NULL,
    closed_at       INTEGER,
    order_state     TEXT    NOT NULL,
    priority        INTEGER NOT NULL,
    buyer_delivered INTEGER NOT NULL,
    buyer_read      INTEGER NOT NULL,
    agent_delivered INTEGER NOT NULL,
    agent_read      INTEGER NOT NULL,
    last_text       TEXT,
    last_at         INTEGER NOT NULL,
    placed_at       INTEGER NOT NULL,
    last_contact_at INTEGER,
    pool            TEXT,
    transferred_to  TEXT,
    excluded_agent  TEXT,
    tried           TEXT,
    reason          INTEGER NOT NULL,
    notes           INTEGER NOT NULL,
    PRIMARY KEY (shop, id)
) WITHOUT ROWID;

-- One open conversation per buyer; also the list of all open ones.
CREATE UNIQUE INDEX conversations_open ON conversations (shop, buyer) WHERE closed_at IS NULL;
CREATE INDEX conversations_owned ON conversations (shop, owner) WHERE closed_at IS NULL AND owner IS NOT NULL;
CREATE INDEX conversations_of_buyer ON conversations (shop, buyer, opened_at);

CREATE TABLE messages (
    shop          TEXT    NOT NULL,
    conversation  TEXT    NOT NULL,
    seq           INTEGER NOT NULL CHECK (seq > 0),
    sent_by       INTEGER NOT NULL,
    sender_id     TEXT    NOT NULL,
    sender_name   TEXT,
    kind          INTEGER NOT NULL,
    text          TEXT,
    image_id      TEXT,
    card          TEXT,
    client_msg_id TEXT    NOT NULL,
    at            INTEGER NOT NULL,
    PRIMARY KEY (shop, conversation, seq)
) WITHOUT ROWID;

-- Client message ids rise with time, so new entries share pages when the id comes first.
-- The conversation comes last, so that a repeated send is found in all of its sender's conversations.
CREATE UNIQUE INDEX messages_once ON messages (shop, client_msg_id, sender_id, sent_by, conversation);

CREATE TABLE assignments (
    shop         TEXT    NOT NULL,
    conversation TEXT    NOT NULL,
    version      INTEGER NOT NULL,
    placement    INTEGER NOT NULL,
    owner        TEXT,
    decision     TEXT    NOT NULL,
    decided_by   TEXT,
    remark       TEXT,
    at           INTEGER NOT NULL,
    PRIMARY KEY (shop, conversation, version)
) WITHOUT ROWID;

-- Contacts with former owners; the one with the present owner is in his conversation's row.
CREATE TABLE contacts (
    shop  TEXT    NOT NULL,
    buyer TEXT    NOT NULL,
    agent TEXT    NOT NULL,
    at    INTEGER NOT NULL,
    PRIMARY KEY (shop, buyer, agent)
) WITHOUT ROWID;

CREATE TABLE ratings (
    shop         TEXT    NOT NULL,
    conversation TEXT    NOT NULL,
    score        INTEGER NOT NULL CHECK (score BETWEEN 1 AND 5),
    tags         TEXT    NOT NULL,
    text         TEXT,
    at           INTEGER NOT NULL,
    PRIMARY KEY (shop, conversation)
) WITHOUT ROWID;

CREATE INDEX contacts_recent ON contacts (shop, at);
