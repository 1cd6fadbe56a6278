-- breaks-before: 0

-- Addresses of shops' own software that are told of events.
CREATE TABLE webhooks (
    shop            text COLLATE "C" NOT NULL,
    id              text COLLATE "C" NOT NULL,
    url             text    NOT NULL,
    -- A bit for each.
    events          integer NOT NULL,
    enabled         boolean NOT NULL,
    secrets         text    NOT NULL,
    made_by         text COLLATE "C" NOT NULL,
    made_at         bigint  NOT NULL,
    version         bigint  NOT NULL DEFAULT 0,
    switched_off_at bigint,
    failures        integer NOT NULL DEFAULT 0,
    failing_since   bigint,
    rest_until      bigint  NOT NULL DEFAULT 0,
    -- Which server process sends to it, and until when no other may.
    node            text COLLATE "C" NOT NULL DEFAULT '',
    lease_until     bigint  NOT NULL DEFAULT 0,
    PRIMARY KEY (shop, id)
);

CREATE UNIQUE INDEX webhooks_by_id ON webhooks (id);

-- The outbox and the log in one: an event for one webhook. Numbers rise in the order of the events of a conversation.
CREATE TABLE webhook_deliveries (
    no           bigint  GENERATED ALWAYS AS IDENTITY,
    shop         text COLLATE "C" NOT NULL,
    webhook      text COLLATE "C" NOT NULL,
    event        text COLLATE "C" NOT NULL,
    kind         integer NOT NULL,
    -- Empty: of none.
    conversation text COLLATE "C" NOT NULL,
    body         text    NOT NULL,
    made_at      bigint  NOT NULL,
    queued_at    bigint  NOT NULL,
    state        integer NOT NULL DEFAULT 0,
    attempts     integer NOT NULL DEFAULT 0,
    due_at       bigint  NOT NULL,
    tried_at     bigint,
    took_ms      integer,
    fault        integer,
    status       integer,
    answer       text,
    PRIMARY KEY (shop, webhook, event)
);

CREATE INDEX webhook_deliveries_failed ON webhook_deliveries (shop COLLATE "POSIX", webhook, event) WHERE state = 2;
-- What waits, for who sends: he asks for all shops at once, and a webhook's id is of one shop only.
CREATE INDEX webhook_deliveries_due ON webhook_deliveries (webhook, due_at, no) WHERE state = 0;
CREATE INDEX webhook_deliveries_lines ON webhook_deliveries (webhook COLLATE "POSIX", conversation, no) WHERE state = 0;
CREATE INDEX webhook_deliveries_by_age ON webhook_deliveries (made_at);

DO $$
DECLARE
    tenant text;
BEGIN
    FOREACH tenant IN ARRAY ARRAY['webhooks', 'webhook_deliveries'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant);
        EXECUTE format($policy$
            CREATE POLICY of_shop ON %I USING (
                shop IN (SELECT unnest(nullif(current_setting('chatrouter.shops', true), '')::text[]))
                OR (SELECT current_setting('chatrouter.every_shop', true) = 'on'))
            $policy$, tenant);
    END LOOP;
END $$;

-- As journal_commit_1, and in the same transaction what webhooks are to be told, in the order in which it happened.
CREATE FUNCTION journal_commit_2(
    node text, node_epoch bigint, seen_by text[],
    seen_shop text[], seen_id text[], seen_revision bigint[],
    sent_shop text[], sent_msg text[], sent_sender text[], sent_from integer[], sent_in text[],
    opened integer, changed integer,
    c_shop text[], c_id text[], c_buyer text[], c_buyer_name text[], c_buyer_verified integer[], c_placement integer[], c_owner text[], c_version integer[],
    c_last_seq bigint[], c_turn_opened_at bigint[], c_waiting_since bigint[], c_last_public_at bigint[], c_opened_at bigint[], c_closed_at bigint[],
    c_order_state text[], c_priority integer[], c_buyer_delivered bigint[], c_buyer_read bigint[], c_agent_delivered bigint[], c_agent_read bigint[],
    c_last_text text[], c_last_at bigint[], c_placed_at bigint[], c_last_contact_at bigint[], c_pool text[], c_transferred_to text[], c_excluded_agent text[],
    c_tried text[], c_reason bigint[], c_notes bigint[], c_revision bigint[],
    m_shop text[], m_conversation text[], m_seq bigint[], m_sent_by integer[], m_sender_id text[], m_sender_name text[], m_kind integer[],
    m_text text[], m_image_id text[], m_card text[], m_client_msg_id text[], m_at bigint[],
    a_shop text[], a_conversation text[], a_version integer[], a_placement integer[], a_owner text[], a_decision text[], a_decided_by text[], a_remark text[], a_at bigint[],
    forgotten_shop text[], forgotten_buyer text[], forgotten_agent text[],
    met_shop text[], met_buyer text[], met_agent text[], met_at bigint[],
    r_shop text[], r_conversation text[], r_score integer[], r_tags text[], r_text text[], r_at bigint[],
    w_shop text[], w_webhook text[], w_event text[], w_kind integer[], w_conversation text[], w_body text[], w_at bigint[])
RETURNS SETOF conversations LANGUAGE plpgsql AS $$
BEGIN
    RETURN QUERY SELECT * FROM journal_commit_1(
        node, node_epoch, seen_by, seen_shop, seen_id, seen_revision, sent_shop, sent_msg, sent_sender, sent_from, sent_in, opened, changed, c_shop,
        c_id, c_buyer, c_buyer_name, c_buyer_verified, c_placement, c_owner, c_version, c_last_seq, c_turn_opened_at, c_waiting_since,
        c_last_public_at, c_opened_at, c_closed_at, c_order_state, c_priority, c_buyer_delivered, c_buyer_read, c_agent_delivered, c_agent_read,
        c_last_text, c_last_at, c_placed_at, c_last_contact_at, c_pool, c_transferred_to, c_excluded_agent, c_tried, c_reason, c_notes, c_revision,
        m_shop, m_conversation, m_seq, m_sent_by, m_sender_id, m_sender_name, m_kind, m_text, m_image_id, m_card, m_client_msg_id, m_at, a_shop,
        a_conversation, a_version, a_placement, a_owner, a_decision, a_decided_by, a_remark, a_at, forgotten_shop, forgotten_buyer, forgotten_agent,
        met_shop, met_buyer, met_agent, met_at, r_shop, r_conversation, r_score, r_tags, r_text, r_at);
    IF FOUND THEN
        RETURN;
    END IF;
    INSERT INTO webhook_deliveries (shop, webhook, event, kind, conversation, body, made_at, queued_at, due_at)
    SELECT w.shop, w.webhook, w.event, w.kind, w.conversation, w.body, w.at, w.at, w.at
    FROM unnest(w_shop, w_webhook, w_event, w_kind, w_conversation, w_body, w_at) WITH ORDINALITY AS w (shop, webhook, event, kind, conversation, body, at, place)
    ORDER BY w.place;
END $$;
