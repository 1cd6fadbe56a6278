-- What agents were from a time on: by it the distribution of buyers is explained.
CREATE TABLE agent_states (
    shop  TEXT    NOT NULL,
    agent TEXT    NOT NULL,
    at    INTEGER NOT NULL,
    state INTEGER NOT NULL,
    PRIMARY KEY (shop, agent, at)
) WITHOUT ROWID;

CREATE INDEX agent_states_by_time ON agent_states (shop, at, agent);

-- Who got whom in a period.
CREATE INDEX assignments_by_time ON assignments (shop, at, conversation, version) WHERE owner IS NOT NULL;
