-- Whether the operator lets the shop serve buyers: 0 active, 1 pending, 2 suspended; and why not.
ALTER TABLE shops ADD COLUMN status INTEGER NOT NULL DEFAULT 0;
ALTER TABLE shops ADD COLUMN status_reason TEXT;

CREATE INDEX shops_inactive ON shops (id) WHERE status <> 0;
