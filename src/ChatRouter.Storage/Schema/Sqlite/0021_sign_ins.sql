-- Who signed in to an account or tried to, the last of each.
CREATE TABLE sign_ins (
    shop    TEXT    NOT NULL,
    account TEXT    NOT NULL,
    id      TEXT    NOT NULL,
    result  INTEGER NOT NULL,
    device  TEXT    NOT NULL,
    place   TEXT    NOT NULL,
    at      INTEGER NOT NULL,
    PRIMARY KEY (shop, account, id)
) WITHOUT ROWID;

CREATE INDEX sign_ins_by_age ON sign_ins (at);
