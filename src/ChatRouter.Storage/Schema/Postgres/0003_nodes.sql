-- breaks-before: 0
-- Server processes. Their leases are the one thing that goes by the database's clock.

CREATE TABLE nodes (
    id          text COLLATE "C" NOT NULL PRIMARY KEY,
    epoch       bigint      NOT NULL UNIQUE,
    lease_until timestamptz NOT NULL
);

CREATE SEQUENCE node_epochs;

-- Locked by the writers of a node together, and alone by whoever ends its epoch.
CREATE FUNCTION node_lock_1(node text) RETURNS bigint LANGUAGE sql IMMUTABLE AS
$$ SELECT hashtextextended('chatrouter.node.' || node, 0) $$;
