-- breaks-before: 0

CREATE TABLE shops (
    shop       text COLLATE "C" NOT NULL PRIMARY KEY,
    public_key text COLLATE "C" NOT NULL UNIQUE,
    body       text NOT NULL
);

CREATE TABLE accounts (
    shop         text COLLATE "C" NOT NULL,
    id           text COLLATE "C" NOT NULL,
    body         text    NOT NULL,
    failed       integer NOT NULL,
    locked_until bigint,
    wanted       integer NOT NULL,
    PRIMARY KEY (shop, id)
);

-- Every name that an account ever had; a name stays with its account for ever.
CREATE TABLE account_names (
    shop     text COLLATE "C" NOT NULL,
    name_key text COLLATE "C" NOT NULL,
    account  text COLLATE "C" NOT NULL,
    is_now   boolean NOT NULL,
    PRIMARY KEY (shop, name_key)
);

CREATE TABLE key_ring (
    no   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text COLLATE "C" NOT NULL UNIQUE,
    text text NOT NULL
);

-- False, and nothing written, when the name was ever another account's.
CREATE FUNCTION account_save_1(of_shop text, account_id text, name text, account_body text, failed_sign_ins integer, locked bigint, wants integer)
RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM accounts AS a WHERE a.shop = of_shop AND a.id = account_id FOR UPDATE;
    INSERT INTO account_names AS n (shop, name_key, account, is_now) VALUES (of_shop, name, account_id, true)
        ON CONFLICT (shop, name_key) DO UPDATE SET is_now = true WHERE n.account = excluded.account;
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    UPDATE account_names AS n SET is_now = false WHERE n.shop = of_shop AND n.account = account_id AND n.is_now AND n.name_key <> name;
    INSERT INTO accounts (shop, id, body, failed, locked_until, wanted) VALUES (of_shop, account_id, account_body, failed_sign_ins, locked, wants)
        ON CONFLICT (shop, id) DO UPDATE SET body = excluded.body;
    RETURN true;
END $$;
