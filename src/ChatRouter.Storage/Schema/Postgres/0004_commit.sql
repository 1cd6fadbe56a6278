-- breaks-before: 0
-- How nodes read and write conversations. A released function is never changed: a change is a function of the next number, so that older nodes keep theirs.
-- Plans must not depend on statistics: a plan made while a table was empty would be kept while it grows.

-- The conversations of those ids, and the open ones of those buyers. Locked in the order of their keys where that is wanted.
CREATE FUNCTION journal_read_1(id_shops text[], ids text[], buyer_shops text[], buyers text[], lock_them boolean)
RETURNS SETOF conversations LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
    IF lock_them THEN
        PERFORM FROM (
            SELECT k.shop, k.id FROM unnest(id_shops, ids) AS k (shop, id)
            UNION
            SELECT c.shop, c.id FROM unnest(buyer_shops, buyers) AS b (shop, buyer)
            JOIN conversations AS c ON c.shop COLLATE "POSIX" = b.shop AND c.buyer = b.buyer AND c.closed_at IS NULL) AS k
        JOIN conversations AS c ON c.shop = k.shop AND c.id = k.id
        ORDER BY c.shop, c.id FOR UPDATE OF c;
    END IF;
    RETURN QUERY
        SELECT c.* FROM unnest(id_shops, ids) AS k (shop, id)
        JOIN conversations AS c ON c.shop = k.shop AND c.id = k.id;
    RETURN QUERY
        SELECT c.* FROM unnest(buyer_shops, buyers) AS b (shop, buyer)
        JOIN conversations AS c ON c.shop COLLATE "POSIX" = b.shop AND c.buyer = b.buyer AND c.closed_at IS NULL;
END $$;

-- Writes a batch, or nothing of it.
-- Returns no row when it was written. Conversations that moved on since the node saw them are returned as they are now, and nothing was written.
-- CR001: the node's epoch is over. CR002: a message was sent before, or somebody else opened or removed a conversation; look again.
-- No deadlock: every batch locks what it saw in the order of the keys, then inserts in the order of the keys.
CREATE FUNCTION journal_commit_1(
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
        WITH locked AS MATERIALIZED (
            SELECT c.revision, s.revision AS seen FROM unnest(seen_shop, seen_id, seen_revision) AS s (shop, id, revision)
            JOIN conversations AS c ON c.shop = s.shop AND c.id = s.id
            ORDER BY c.shop, c.id FOR UPDATE OF c)
        SELECT count(*), count(*) FILTER (WHERE revision <> seen) INTO present, moved FROM locked;
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
            placement = n.placement, owner = n.owner, version = n.version, last_seq = n.last_seq, turn_opened_at = n.turn_opened_at,
            waiting_since = n.waiting_since, last_public_at = n.last_public_at, closed_at = n.closed_at, order_state = n.order_state, priority = n.priority,
            buyer_delivered = n.buyer_delivered, buyer_read = n.buyer_read, agent_delivered = n.agent_delivered, agent_read = n.agent_read,
            last_text = n.last_text, last_at = n.last_at, placed_at = n.placed_at, last_contact_at = n.last_contact_at, pool = n.pool,
            transferred_to = n.transferred_to, excluded_agent = n.excluded_agent, tried = n.tried, reason = n.reason, notes = n.notes, revision = n.revision
        FROM unnest(
            c_shop, c_id, c_placement, c_owner, c_version, c_last_seq, c_turn_opened_at, c_waiting_since, c_last_public_at, c_closed_at, c_order_state, c_priority,
            c_buyer_delivered, c_buyer_read, c_agent_delivered, c_agent_read, c_last_text, c_last_at, c_placed_at, c_last_contact_at, c_pool,
            c_transferred_to, c_excluded_agent, c_tried, c_reason, c_notes, c_revision) AS n (
            shop, id, placement, owner, version, last_seq, turn_opened_at, waiting_since, last_public_at, closed_at, order_state, priority,
            buyer_delivered, buyer_read, agent_delivered, agent_read, last_text, last_at, placed_at, last_contact_at, pool,
            transferred_to, excluded_agent, tried, reason, notes, revision)
        WHERE c.shop = n.shop AND c.id = n.id AND n.revision > 1;
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
        SELECT FROM unnest(sent_shop, sent_msg, sent_sender, sent_from, sent_in) AS s (shop, msg, sender, sent_by, conversation)
        JOIN messages AS m ON m.shop COLLATE "POSIX" = s.shop AND m.client_msg_id = s.msg AND m.sender_id = s.sender AND m.sent_by = s.sent_by
        WHERE s.conversation IS NULL OR m.conversation = s.conversation)
    THEN
        RAISE EXCEPTION 'A message was sent before.' USING ERRCODE = 'CR002';
    END IF;

    IF cardinality(m_seq) > 0 THEN
        INSERT INTO messages (shop, conversation, seq, sent_by, sender_id, sender_name, kind, text, image_id, card, client_msg_id, at)
        SELECT * FROM unnest(m_shop, m_conversation, m_seq, m_sent_by, m_sender_id, m_sender_name, m_kind, m_text, m_image_id, m_card, m_client_msg_id, m_at);
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
