-- Rises with every change of the body: who changes what was read before names the version that he read.
ALTER TABLE accounts ADD COLUMN version INTEGER NOT NULL DEFAULT 0;

-- Sign-ins that live. What is not here has ended.
CREATE TABLE sessions (
    shop       TEXT    NOT NULL,
    account    TEXT    NOT NULL,
    id         TEXT    NOT NULL,
    device     TEXT    NOT NULL,
    place      TEXT    NOT NULL,
    started_at INTEGER NOT NULL,
    used_at    INTEGER NOT NULL,
    PRIMARY KEY (shop, account, id)
) WITHOUT ROWID;

-- Links that set a password, once: one an account.
CREATE TABLE account_links (
    shop       TEXT    NOT NULL,
    account    TEXT    NOT NULL,
    kind       INTEGER NOT NULL,
    token_hash TEXT    NOT NULL UNIQUE,
    expires_at INTEGER NOT NULL,
    PRIMARY KEY (shop, account)
) WITHOUT ROWID;

CREATE TABLE api_keys (
    shop       TEXT    NOT NULL,
    id         TEXT    NOT NULL,
    name       TEXT    NOT NULL,
    prefix     TEXT    NOT NULL,
    -- Separated by blanks.
    scopes     TEXT    NOT NULL,
    key_hash   TEXT    NOT NULL UNIQUE,
    made_by    TEXT    NOT NULL,
    made_at    INTEGER NOT NULL,
    expires_at INTEGER,
    used_at    INTEGER,
    PRIMARY KEY (shop, id)
) WITHOUT ROWID;

-- Requests that were carried out, by their sender's idempotency keys.
CREATE TABLE repeats (
    shop         TEXT    NOT NULL,
    key          TEXT    NOT NULL,
    request_hash TEXT    NOT NULL,
    at           INTEGER NOT NULL,
    PRIMARY KEY (shop, key)
) WITHOUT ROWID;

CREATE INDEX repeats_by_age ON repeats (shop, at);
