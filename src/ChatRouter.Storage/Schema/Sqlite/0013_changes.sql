-- The shops whose webhooks changed, in the order of their last change: who follows it reads what changed, and nothing else.
CREATE TABLE webhook_changes (
    no   INTEGER PRIMARY KEY AUTOINCREMENT,
    shop TEXT    NOT NULL UNIQUE
);

CREATE TRIGGER webhooks_added AFTER INSERT ON webhooks BEGIN
    INSERT OR REPLACE INTO webhook_changes (shop) VALUES (new.shop);
END;

CREATE TRIGGER webhooks_changed AFTER UPDATE OF events, enabled ON webhooks BEGIN
    INSERT OR REPLACE INTO webhook_changes (shop) VALUES (new.shop);
END;

CREATE TRIGGER webhooks_removed AFTER DELETE ON webhooks BEGIN
    INSERT OR REPLACE INTO webhook_changes (shop) VALUES (old.shop);
END;

-- What agents were is forgotten by age.
CREATE INDEX agent_states_by_age ON agent_states (at);
