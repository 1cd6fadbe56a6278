-- The newest messages of owned conversations, in the order in which they came: a batch of them lies on a few pages, where
-- in 'messages' each would change a page of its own. They are settled later, many of a conversation at once: put into 'messages',
-- together with what they change in their conversation's row. What is here up to that row's last_seq has been settled.
CREATE TABLE recent_messages (
    position      INTEGER PRIMARY KEY,
    shop          TEXT    NOT NULL,
    conversation  TEXT    NOT NULL,
    seq           INTEGER NOT NULL,
    sent_by       INTEGER NOT NULL,
    sender_id     TEXT    NOT NULL,
    sender_name   TEXT,
    kind          INTEGER NOT NULL,
    text          TEXT,
    image_id      TEXT,
    card          TEXT,
    client_msg_id TEXT    NOT NULL,
    at            INTEGER NOT NULL
);

-- What every sender has sent, for ever; of messages in recent_messages the rows may come later. The ids that clients make rise with time: with them first, new entries share a page, whatever their shops.
-- The conversation comes last, so that a repeated send is found in all of its sender's conversations.
CREATE TABLE sent (
    client_msg_id TEXT    NOT NULL,
    shop          TEXT    NOT NULL,
    sender_id     TEXT    NOT NULL,
    sent_by       INTEGER NOT NULL,
    conversation  TEXT    NOT NULL,
    seq           INTEGER NOT NULL,
    PRIMARY KEY (client_msg_id, shop, sender_id, sent_by, conversation)
) WITHOUT ROWID;

INSERT INTO sent (client_msg_id, shop, sender_id, sent_by, conversation, seq)
SELECT client_msg_id, shop, sender_id, sent_by, conversation, seq FROM messages ORDER BY client_msg_id;

DROP INDEX messages_once;
