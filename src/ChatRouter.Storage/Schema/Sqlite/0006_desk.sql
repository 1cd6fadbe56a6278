CREATE TABLE phrases (
    shop  TEXT    NOT NULL,
    id    TEXT    NOT NULL,
    scope INTEGER NOT NULL,
    -- Whose own it is; none: of the shop or of a group.
    agent TEXT,
    body  TEXT    NOT NULL,
    PRIMARY KEY (shop, id)
) WITHOUT ROWID;

CREATE INDEX phrases_of_desk ON phrases (shop, agent, scope, id);

-- What the shop's token last said of its buyer.
CREATE TABLE buyers (
    shop TEXT NOT NULL,
    id   TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (shop, id)
) WITHOUT ROWID;
