-- breaks-before: 0
-- Times are Unix milliseconds. Every key begins with the shop. Ids are compared byte by byte, whatever the database's collation.
--
-- "C" and "POSIX" are the same order under two names, and an index serves only conditions in its own. So each way to a row has one index:
-- without statistics the planner would rather read all of a shop's rows by another index that begins with the shop.

CREATE TABLE conversations (
    shop            text COLLATE "C" NOT NULL,
    id              text COLLATE "C" NOT NULL,
    buyer           text COLLATE "C" NOT NULL,
    buyer_name      text,
    buyer_verified  integer NOT NULL,
    placement       integer NOT NULL,
    owner           text COLLATE "C",
    version         integer NOT NULL,
    last_seq        bigint  NOT NULL,
    turn_opened_at  bigint,
    waiting_since   bigint  NOT NULL,
    last_public_at  bigint  NOT NULL,
    opened_at       bigint  NOT NULL,
    closed_at       bigint,
    order_state     text    NOT NULL,
    priority        integer NOT NULL,
    buyer_delivered bigint  NOT NULL,
    buyer_read      bigint  NOT NULL,
    agent_delivered bigint  NOT NULL,
    agent_read      bigint  NOT NULL,
    last_text       text,
    last_at         bigint  NOT NULL,
    placed_at       bigint  NOT NULL,
    last_contact_at bigint,
    pool            text,
    transferred_to  text,
    excluded_agent  text,
    tried           text,
    reason          bigint  NOT NULL,
    notes           bigint  NOT NULL,
    -- Rises with every change of the row: by it a node knows whether the row is still as it remembers it.
    revision        bigint  NOT NULL,
    PRIMARY KEY (shop, id)
) WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05);

-- One open conversation per buyer; also the list of all open ones.
CREATE UNIQUE INDEX conversations_open ON conversations (shop COLLATE "POSIX", buyer) WHERE closed_at IS NULL;
CREATE INDEX conversations_owned ON conversations (shop COLLATE "POSIX", owner) WHERE closed_at IS NULL AND owner IS NOT NULL;
CREATE INDEX conversations_of_buyer ON conversations (shop COLLATE "POSIX", buyer, opened_at);

CREATE TABLE messages (
    shop          text COLLATE "C" NOT NULL,
    conversation  text COLLATE "C" NOT NULL,
    seq           bigint  NOT NULL CHECK (seq > 0),
    sent_by       integer NOT NULL,
    sender_id     text COLLATE "C" NOT NULL,
    sender_name   text,
    kind          integer NOT NULL,
    text          text,
    image_id      text,
    card          text,
    client_msg_id text COLLATE "C" NOT NULL,
    at            bigint  NOT NULL,
    PRIMARY KEY (shop, conversation, seq)
);

-- Client message ids rise with time, so new entries share pages when the id comes first.
-- The conversation comes last, so that a repeated send is found in all of its sender's conversations.
CREATE UNIQUE INDEX messages_once ON messages (shop COLLATE "POSIX", client_msg_id, sender_id, sent_by, conversation);

CREATE TABLE assignments (
    shop         text COLLATE "C" NOT NULL,
    conversation text COLLATE "C" NOT NULL,
    version      integer NOT NULL,
    placement    integer NOT NULL,
    owner        text COLLATE "C",
    decision     text    NOT NULL,
    decided_by   text,
    remark       text,
    at           bigint  NOT NULL,
    PRIMARY KEY (shop, conversation, version)
);

-- Contacts with former owners; the one with the present owner is in his conversation's row.
CREATE TABLE contacts (
    shop  text COLLATE "C" NOT NULL,
    buyer text COLLATE "C" NOT NULL,
    agent text COLLATE "C" NOT NULL,
    at    bigint NOT NULL,
    PRIMARY KEY (shop, buyer, agent)
);

CREATE INDEX contacts_recent ON contacts (shop COLLATE "POSIX", at);

CREATE TABLE ratings (
    shop         text COLLATE "C" NOT NULL,
    conversation text COLLATE "C" NOT NULL,
    score        integer NOT NULL CHECK (score BETWEEN 1 AND 5),
    tags         text    NOT NULL,
    text         text,
    at           bigint  NOT NULL,
    PRIMARY KEY (shop, conversation)
);
