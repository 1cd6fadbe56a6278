-- breaks-before: 0
-- Uploaded images. Their content lies in pieces, so that it is never held whole in memory.

CREATE TABLE uploads (
    shop         text COLLATE "C" NOT NULL,
    id           text COLLATE "C" NOT NULL,
    by_agent     integer NOT NULL,
    sender       text COLLATE "C" NOT NULL,
    -- The buyer who may see it, and the message that carries it, into that conversation; a buyer's own is found by him.
    buyer        text COLLATE "C",
    message      text COLLATE "C",
    conversation text COLLATE "C",
    format       integer NOT NULL,
    width        integer NOT NULL,
    height       integer NOT NULL,
    bytes        bigint  NOT NULL,
    at           bigint  NOT NULL,
    PRIMARY KEY (shop, id)
);

CREATE INDEX uploads_of_sender ON uploads (shop COLLATE "POSIX", by_agent, sender, at);
CREATE INDEX uploads_unsent ON uploads (at) WHERE message IS NULL;

CREATE TABLE upload_pieces (
    shop   text COLLATE "C" NOT NULL,
    upload text COLLATE "C" NOT NULL,
    no     integer NOT NULL,
    bytes  bytea   NOT NULL,
    PRIMARY KEY (shop, upload, no),
    FOREIGN KEY (shop, upload) REFERENCES uploads (shop, id) ON DELETE CASCADE
);

-- Images are compressed already.
ALTER TABLE upload_pieces ALTER COLUMN bytes SET STORAGE EXTERNAL;

-- Bytes kept for each shop.
CREATE TABLE upload_usage (
    shop  text COLLATE "C" NOT NULL PRIMARY KEY,
    bytes bigint NOT NULL
);

DO $$
DECLARE
    tenant text;
BEGIN
    FOREACH tenant IN ARRAY ARRAY['uploads', 'upload_pieces', 'upload_usage'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant);
        EXECUTE format($policy$
            CREATE POLICY of_shop ON %I USING (
                shop IN (SELECT unnest(nullif(current_setting('chatrouter.shops', true), '')::text[]))
                OR (SELECT current_setting('chatrouter.every_shop', true) = 'on'))
            $policy$, tenant);
    END LOOP;
END $$;

-- Conversations in the queue (2) and in the offline pool (3), for the desks that show them.
CREATE INDEX conversations_waiting ON conversations (shop COLLATE "POSIX", placement) WHERE closed_at IS NULL AND placement IN (2, 3);
