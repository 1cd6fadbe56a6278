-- When pages of a shop's origins last asked for its chat.
CREATE TABLE page_sightings (
    shop   TEXT    NOT NULL,
    origin TEXT    NOT NULL,
    at     INTEGER NOT NULL,
    PRIMARY KEY (shop, origin)
) WITHOUT ROWID;
