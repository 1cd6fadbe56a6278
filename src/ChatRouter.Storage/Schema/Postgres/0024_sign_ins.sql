-- breaks-before: 0

-- Who signed in to an account or tried to, the last of each.
CREATE TABLE sign_ins (
    shop    text COLLATE "C" NOT NULL,
    account text COLLATE "C" NOT NULL,
    id      text COLLATE "C" NOT NULL,
    result  integer NOT NULL,
    device  text NOT NULL,
    place   text NOT NULL,
    at      bigint NOT NULL,
    PRIMARY KEY (shop, account, id)
);

CREATE INDEX sign_ins_by_age ON sign_ins (at);

ALTER TABLE sign_ins ENABLE ROW LEVEL SECURITY;
ALTER TABLE sign_ins FORCE ROW LEVEL SECURITY;
CREATE POLICY of_shop ON sign_ins USING (
    shop IN (SELECT unnest(nullif(current_setting('chatrouter.shops', true), '')::text[]))
    OR (SELECT current_setting('chatrouter.every_shop', true) = 'on'));
