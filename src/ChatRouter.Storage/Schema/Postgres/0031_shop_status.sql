-- breaks-before: 0

-- Whether the operator lets the shop serve buyers: 0 active, 1 pending, 2 suspended; and why not.
-- Servers of the release before know neither: they serve every shop, and what they save of one keeps both.
ALTER TABLE shops ADD COLUMN status integer NOT NULL DEFAULT 0;
ALTER TABLE shops ADD COLUMN status_reason text;

CREATE INDEX shops_inactive ON shops (shop) WHERE status <> 0;

-- A shop, the first version of its routing and its first account. False, and nothing written, when its id or key belongs to another shop,
-- or accounts of that id are left of one.
CREATE FUNCTION shop_add_1(
    of_shop text, key text, shop_body text, with_status integer, why_status text, plan text, why text, made_at bigint, account_id text, name text, account_body text)
RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM account_names AS n WHERE n.shop = of_shop) THEN
        RETURN false;
    END IF;
    INSERT INTO shops (shop, public_key, body, status, status_reason) VALUES (of_shop, key, shop_body, with_status, why_status) ON CONFLICT DO NOTHING;
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    INSERT INTO routing_versions (shop, version, body, reason, at) VALUES (of_shop, 1, plan, why, made_at);
    RETURN account_save_1(of_shop, account_id, name, account_body, 0, NULL, 0);
END $$;
