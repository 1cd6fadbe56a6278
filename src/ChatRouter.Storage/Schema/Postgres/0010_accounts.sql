-- breaks-before: 0

-- Rises with every change of the body: who changes what was read before names the version that he read.
ALTER TABLE accounts ADD COLUMN version bigint NOT NULL DEFAULT 0;

-- False, and nothing written, when the name was ever another account's. Replaced and not numbered anew: servers of the release before must raise the version too.
CREATE OR REPLACE FUNCTION account_save_1(of_shop text, account_id text, name text, account_body text, failed_sign_ins integer, locked bigint, wants integer)
RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM accounts AS a WHERE a.shop = of_shop AND a.id = account_id FOR UPDATE;
    INSERT INTO account_names AS n (shop, name_key, account, is_now) VALUES (of_shop, name, account_id, true)
        ON CONFLICT (shop, name_key) DO UPDATE SET is_now = true WHERE n.account = excluded.account;
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    UPDATE account_names AS n SET is_now = false WHERE n.shop = of_shop AND n.account = account_id AND n.is_now AND n.name_key <> name;
    INSERT INTO accounts AS a (shop, id, body, failed, locked_until, wanted) VALUES (of_shop, account_id, account_body, failed_sign_ins, locked, wants)
        ON CONFLICT (shop, id) DO UPDATE SET body = excluded.body, version = a.version + 1;
    RETURN true;
END $$;

-- False, and nothing written, when the account, or the one that must stay as it is, was changed since it was read.
CREATE FUNCTION account_change_1(of_shop text, account_id text, read_version bigint, account_body text, other_id text, other_version bigint)
RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM accounts AS a WHERE a.shop = of_shop AND a.id IN (account_id, other_id) ORDER BY a.id FOR UPDATE;
    UPDATE accounts AS a SET body = account_body, version = a.version + 1
        WHERE a.shop = of_shop AND a.id = account_id AND a.version = read_version
        AND (other_id IS NULL OR EXISTS (SELECT FROM accounts AS o WHERE o.shop = of_shop AND o.id = other_id AND o.version = other_version));
    RETURN FOUND;
END $$;

-- Sign-ins that live. What is not here has ended.
CREATE TABLE sessions (
    shop       text COLLATE "C" NOT NULL,
    account    text COLLATE "C" NOT NULL,
    id         text COLLATE "C" NOT NULL,
    device     text NOT NULL,
    place      text NOT NULL,
    started_at bigint NOT NULL,
    used_at    bigint NOT NULL,
    PRIMARY KEY (shop, account, id)
);

-- Links that set a password, once: one an account.
CREATE TABLE account_links (
    shop       text COLLATE "C" NOT NULL,
    account    text COLLATE "C" NOT NULL,
    kind       integer NOT NULL,
    token_hash text COLLATE "C" NOT NULL UNIQUE,
    expires_at bigint NOT NULL,
    PRIMARY KEY (shop, account)
);

CREATE TABLE api_keys (
    shop       text COLLATE "C" NOT NULL,
    id         text COLLATE "C" NOT NULL,
    name       text NOT NULL,
    prefix     text NOT NULL,
    -- Separated by blanks.
    scopes     text NOT NULL,
    key_hash   text COLLATE "C" NOT NULL UNIQUE,
    made_by    text COLLATE "C" NOT NULL,
    made_at    bigint NOT NULL,
    expires_at bigint,
    used_at    bigint,
    PRIMARY KEY (shop, id)
);

-- Requests that were carried out, by their sender's idempotency keys.
CREATE TABLE repeats (
    shop         text COLLATE "C" NOT NULL,
    key          text COLLATE "C" NOT NULL,
    request_hash text COLLATE "C" NOT NULL,
    at           bigint NOT NULL,
    PRIMARY KEY (shop, key)
);

CREATE INDEX repeats_by_age ON repeats (shop, at);

DO $$
DECLARE
    tenant text;
BEGIN
    FOREACH tenant IN ARRAY ARRAY['sessions', 'account_links', 'api_keys', 'repeats'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant);
        EXECUTE format($policy$
            CREATE POLICY of_shop ON %I USING (
                shop IN (SELECT unnest(nullif(current_setting('chatrouter.shops', true), '')::text[]))
                OR (SELECT current_setting('chatrouter.every_shop', true) = 'on'))
            $policy$, tenant);
    END LOOP;
END $$;
