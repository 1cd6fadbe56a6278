-- How each buyer last came and what the shop's page said of him.
CREATE TABLE buyer_contexts (
    shop  TEXT NOT NULL,
    buyer TEXT NOT NULL,
    body  TEXT NOT NULL,
    PRIMARY KEY (shop, buyer)
) WITHOUT ROWID;
