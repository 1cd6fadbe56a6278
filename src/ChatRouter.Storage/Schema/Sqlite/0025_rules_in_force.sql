-- Which rules of conduct an entry was judged by, or made; none: it is about something else, or a node wrote it that kept none.
ALTER TABLE audit ADD COLUMN revision TEXT;

-- Those rules as they read then, by the mark of their content; from when they are first known.
CREATE TABLE kept_rules (
    shop     TEXT    NOT NULL,
    revision TEXT    NOT NULL,
    rules    TEXT    NOT NULL,
    at       INTEGER NOT NULL,
    PRIMARY KEY (shop, revision)
);
