-- What supervisors did. Ids rise with time.
CREATE TABLE audit (
    shop   TEXT    NOT NULL,
    id     TEXT    NOT NULL,
    actor  TEXT    NOT NULL,
    action INTEGER NOT NULL,
    target TEXT    NOT NULL,
    detail TEXT,
    at     INTEGER NOT NULL,
    PRIMARY KEY (shop, id)
) WITHOUT ROWID;

-- Televisions, by the hashes of their tokens.
CREATE TABLE kiosks (
    shop       TEXT    NOT NULL,
    id         TEXT    NOT NULL,
    name       TEXT    NOT NULL,
    token_hash TEXT    NOT NULL UNIQUE,
    made_by    TEXT    NOT NULL,
    made_at    INTEGER NOT NULL,
    PRIMARY KEY (shop, id)
) WITHOUT ROWID;
