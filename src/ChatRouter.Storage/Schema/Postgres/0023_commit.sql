-- breaks-before: 0
-- Writing a batch again, for less: a scan of unnest(a, b, …) keeps rows of its own for every array, which costs a small batch more than its rows do.
-- So one series counts, and the arrays are read by its numbers; PL/pgSQL keeps its arguments unpacked, so that an element is found at once however many there are.

-- As journal_commit_1.
CREATE FUNCTION journal_commit_3(
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
    r_shop text[], r_conversation text[], r_score integer[], r_tags text[], r_text text[], r_at bigint[])
RETURNS SETOF conversations LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
    present integer;
    moved integer;
    written integer;
BEGIN
    PERFORM set_config('chatrouter.shops', seen_by::text, true), pg_advisory_xact_lock_shared(node_lock_1(node));
    IF NOT EXISTS (SELECT FROM nodes AS n WHERE n.id = node AND n.epoch = node_epoch AND n.lease_until > clock_timestamp()) THEN
        RAISE EXCEPTION 'The epoch % of node % is over.', node_epoch, node USING ERRCODE = 'CR001';
    END IF;

    IF cardinality(seen_id) > 0 THEN
        SELECT count(*), count(*) FILTER (WHERE locked.revision <> locked.seen) INTO present, moved FROM (
            SELECT c.revision, seen_revision[i] AS seen FROM generate_series(1, cardinality(seen_id)) AS i
            JOIN conversations AS c ON c.shop = seen_shop[i] AND c.id = seen_id[i]
            ORDER BY c.shop, c.id FOR UPDATE OF c) AS locked;
        IF moved > 0 THEN
            RETURN QUERY
                SELECT c.* FROM unnest(seen_shop, seen_id, seen_revision) AS s (shop, id, revision)
                JOIN conversations AS c ON c.shop = s.shop AND c.id = s.id
                WHERE c.revision <> s.revision;
            RETURN;
        END IF;
        IF present < cardinality(seen_id) THEN
            RAISE EXCEPTION 'A conversation is gone.' USING ERRCODE = 'CR002';
        END IF;
    END IF;

    IF changed > 0 THEN
        UPDATE conversations AS c SET
            placement = c_placement[i], version = c_version[i], owner = c_owner[i], last_seq = c_last_seq[i], turn_opened_at = c_turn_opened_at[i],
            waiting_since = c_waiting_since[i], last_public_at = c_last_public_at[i], closed_at = c_closed_at[i], order_state = c_order_state[i],
            priority = c_priority[i], buyer_delivered = c_buyer_delivered[i], buyer_read = c_buyer_read[i], agent_delivered = c_agent_delivered[i],
            agent_read = c_agent_read[i], last_text = c_last_text[i], last_at = c_last_at[i], placed_at = c_placed_at[i],
            last_contact_at = c_last_contact_at[i], pool = c_pool[i], transferred_to = c_transferred_to[i], excluded_agent = c_excluded_agent[i], tried = c_tried[i],
            reason = c_reason[i], notes = c_notes[i], revision = c_revision[i]
        FROM generate_series(1, cardinality(c_id)) AS i
        WHERE c.shop = c_shop[i] AND c.id = c_id[i] AND c_revision[i] > 1;
    END IF;

    IF opened > 0 THEN
        INSERT INTO conversations (
            shop, id, buyer, buyer_name, buyer_verified, placement, owner, version, last_seq, turn_opened_at, waiting_since, last_public_at,
            opened_at, closed_at, order_state, priority, buyer_delivered, buyer_read, agent_delivered, agent_read, last_text,
            last_at, placed_at, last_contact_at, pool, transferred_to, excluded_agent, tried, reason, notes, revision)
        SELECT * FROM unnest(
            c_shop, c_id, c_buyer, c_buyer_name, c_buyer_verified, c_placement, c_owner, c_version, c_last_seq, c_turn_opened_at, c_waiting_since, c_last_public_at,
            c_opened_at, c_closed_at, c_order_state, c_priority, c_buyer_delivered, c_buyer_read, c_agent_delivered, c_agent_read, c_last_text,
            c_last_at, c_placed_at, c_last_contact_at, c_pool, c_transferred_to, c_excluded_agent, c_tried, c_reason, c_notes, c_revision) AS n (
            shop, id, buyer, buyer_name, buyer_verified, placement, owner, version, last_seq, turn_opened_at, waiting_since, last_public_at,
            opened_at, closed_at, order_state, priority, buyer_delivered, buyer_read, agent_delivered, agent_read, last_text,
            last_at, placed_at, last_contact_at, pool, transferred_to, excluded_agent, tried, reason, notes, revision)
        WHERE n.revision = 1 ORDER BY n.shop COLLATE "C", n.buyer COLLATE "C", n.opened_at, n.id COLLATE "C"
        ON CONFLICT (shop, buyer) WHERE closed_at IS NULL DO NOTHING;
        GET DIAGNOSTICS written = ROW_COUNT;
        IF written < opened THEN
            RAISE EXCEPTION 'A buyer has an open conversation.' USING ERRCODE = 'CR002';
        END IF;
    END IF;

    -- Only now, after everybody who wrote to these conversations has committed.
    IF EXISTS (
        SELECT FROM generate_series(1, cardinality(sent_msg)) AS i
        JOIN messages AS m ON m.shop COLLATE "POSIX" = sent_shop[i] AND m.client_msg_id = sent_msg[i] AND m.sender_id = sent_sender[i] AND m.sent_by = sent_from[i]
        WHERE sent_in[i] IS NULL OR m.conversation = sent_in[i])
    THEN
        RAISE EXCEPTION 'A message was sent before.' USING ERRCODE = 'CR002';
    END IF;

    IF cardinality(m_seq) > 0 THEN
        INSERT INTO messages (shop, conversation, seq, sent_by, sender_id, sender_name, kind, text, image_id, card, client_msg_id, at)
        SELECT m_shop[i], m_conversation[i], m_seq[i], m_sent_by[i], m_sender_id[i], m_sender_name[i], m_kind[i], m_text[i], m_image_id[i], m_card[i],
            m_client_msg_id[i], m_at[i] FROM generate_series(1, cardinality(m_seq)) AS i;
    END IF;
    IF cardinality(a_version) > 0 THEN
        INSERT INTO assignments (shop, conversation, version, placement, owner, decision, decided_by, remark, at)
        SELECT * FROM unnest(a_shop, a_conversation, a_version, a_placement, a_owner, a_decision, a_decided_by, a_remark, a_at);
    END IF;
    IF cardinality(forgotten_agent) > 0 THEN
        DELETE FROM contacts AS c USING unnest(forgotten_shop, forgotten_buyer, forgotten_agent) AS f (shop, buyer, agent)
        WHERE c.shop = f.shop AND c.buyer = f.buyer AND c.agent = f.agent;
    END IF;
    IF cardinality(met_agent) > 0 THEN
        INSERT INTO contacts AS c (shop, buyer, agent, at)
        SELECT * FROM unnest(met_shop, met_buyer, met_agent, met_at) AS n (shop, buyer, agent, at)
        ORDER BY n.shop COLLATE "C", n.buyer COLLATE "C", n.agent COLLATE "C"
        ON CONFLICT (shop, buyer, agent) DO UPDATE SET at = greatest(c.at, excluded.at);
    END IF;
    IF cardinality(r_score) > 0 THEN
        INSERT INTO ratings (shop, conversation, score, tags, text, at)
        SELECT * FROM unnest(r_shop, r_conversation, r_score, r_tags, r_text, r_at)
        ON CONFLICT (shop, conversation) DO UPDATE SET score = excluded.score, tags = excluded.tags, text = excluded.text, at = excluded.at;
    END IF;
END $$;

-- As journal_commit_3, and in the same transaction what webhooks are to be told, in the order in which it happened.
CREATE FUNCTION journal_commit_4(
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
    RETURN QUERY SELECT * FROM journal_commit_3(
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
    SELECT w_shop[i], w_webhook[i], w_event[i], w_kind[i], w_conversation[i], w_body[i], w_at[i], w_at[i], w_at[i]
    FROM generate_series(1, cardinality(w_event)) AS i ORDER BY i;
END $$;
