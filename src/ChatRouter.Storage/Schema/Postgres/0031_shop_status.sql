-- breaks-before: 0

-- Whether the operator lets the shop serve buyers: 0 active, 1 pending, 2 suspended; and why not.
-- Servers of the release before know neither: they serve every shop, and what they save of one keeps both.
ALTER TABLE shops ADD COLUMN status integer NOT NULL DEFAULT 0;
ALTER TABLE shops ADD COLUMN status_reason text;

CREATE INDEX shops_inactive ON shops (shop) WHERE status <> 0;
