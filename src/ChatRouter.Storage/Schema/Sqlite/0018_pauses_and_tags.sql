-- Why an agent is paused and since when; none: he is not, or somebody else paused him.
ALTER TABLE accounts ADD COLUMN pause_reason TEXT;
ALTER TABLE accounts ADD COLUMN pause_since INTEGER;

-- Why he was.
ALTER TABLE agent_states ADD COLUMN reason TEXT;

-- Tags that agents gave buyers.
CREATE TABLE buyer_tags (
    shop  TEXT    NOT NULL,
    buyer TEXT    NOT NULL,
    tag   TEXT    NOT NULL,
    at    INTEGER NOT NULL,
    PRIMARY KEY (shop, buyer, tag)
) WITHOUT ROWID;
