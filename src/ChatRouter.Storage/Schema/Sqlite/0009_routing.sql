-- Every published plan of a shop's routing. The highest version of a shop is how it routes.
CREATE TABLE routing_versions (
    no            INTEGER PRIMARY KEY AUTOINCREMENT,
    shop          TEXT    NOT NULL,
    version       INTEGER NOT NULL,
    body          TEXT    NOT NULL,
    actor         TEXT,
    reason        TEXT    NOT NULL,
    restored_from INTEGER,
    at            INTEGER NOT NULL,
    UNIQUE (shop, version)
);

-- The latest revisions of a shop's draft. The highest is the draft.
CREATE TABLE routing_drafts (
    shop     TEXT    NOT NULL,
    revision INTEGER NOT NULL,
    body     TEXT    NOT NULL,
    changed  INTEGER NOT NULL,
    actor    TEXT,
    at       INTEGER NOT NULL,
    PRIMARY KEY (shop, revision)
) WITHOUT ROWID;
