-- breaks-before: 0

-- What agents were from a time on: by it the distribution of buyers is explained.
CREATE TABLE agent_states (
    shop  text COLLATE "C" NOT NULL,
    agent text COLLATE "C" NOT NULL,
    at    bigint  NOT NULL,
    state integer NOT NULL,
    PRIMARY KEY (shop, agent, at)
);

CREATE INDEX agent_states_by_time ON agent_states (shop COLLATE "POSIX", at, agent);

-- Who got whom in a period.
CREATE INDEX assignments_by_time ON assignments (shop COLLATE "POSIX", at, conversation, version) WHERE owner IS NOT NULL;

ALTER TABLE agent_states ENABLE ROW LEVEL SECURITY;
ALTER TABLE agent_states FORCE ROW LEVEL SECURITY;
CREATE POLICY of_shop ON agent_states USING (
    shop IN (SELECT unnest(nullif(current_setting('chatrouter.shops', true), '')::text[]))
    OR (SELECT current_setting('chatrouter.every_shop', true) = 'on'));
