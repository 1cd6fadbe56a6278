CREATE TABLE shops (
    id         TEXT NOT NULL PRIMARY KEY,
    public_key TEXT NOT NULL UNIQUE,
    body       TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE accounts (
    shop         TEXT    NOT NULL,
    id           TEXT    NOT NULL,
    body         TEXT    NOT NULL,
    failed       INTEGER NOT NULL,
    locked_until INTEGER,
    wanted       INTEGER NOT NULL,
    PRIMARY KEY (shop, id)
) WITHOUT ROWID;

-- Every name that an account ever had; a name stays with its account for ever.
CREATE TABLE account_names (
    shop     TEXT    NOT NULL,
    name_key TEXT    NOT NULL,
    account  TEXT    NOT NULL,
    is_now   INTEGER NOT NULL,
    PRIMARY KEY (shop, name_key)
) WITHOUT ROWID;

CREATE TABLE key_ring (
    no   INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    text TEXT NOT NULL
);
