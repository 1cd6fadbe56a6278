-- breaks-before: 0

-- The shops whose webhooks changed, in the order of their last change: who follows it reads what changed, and nothing else.
CREATE SEQUENCE webhook_change_no;

CREATE TABLE webhook_changes (
    shop text COLLATE "C" NOT NULL PRIMARY KEY,
    no   bigint NOT NULL DEFAULT nextval('webhook_change_no')
);

CREATE INDEX webhook_changes_by_no ON webhook_changes (no);

ALTER TABLE webhook_changes ENABLE ROW LEVEL SECURITY;
ALTER TABLE webhook_changes FORCE ROW LEVEL SECURITY;
CREATE POLICY of_shop ON webhook_changes USING (
    shop IN (SELECT unnest(nullif(current_setting('chatrouter.shops', true), '')::text[]))
    OR (SELECT current_setting('chatrouter.every_shop', true) = 'on'));

-- By a trigger, so that it is told whatever version the server has that changes a webhook.
CREATE FUNCTION webhook_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO webhook_changes AS c (shop) VALUES (CASE WHEN TG_OP = 'DELETE' THEN OLD.shop ELSE NEW.shop END)
    ON CONFLICT (shop) DO UPDATE SET no = excluded.no;
    RETURN NULL;
END $$;

CREATE TRIGGER webhook_changed AFTER INSERT OR DELETE OR UPDATE OF events, enabled ON webhooks FOR EACH ROW EXECUTE FUNCTION webhook_changed();

-- What agents were is forgotten by age.
CREATE INDEX agent_states_by_age ON agent_states (at);
