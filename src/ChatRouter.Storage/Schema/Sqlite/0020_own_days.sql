-- What came to an agent since a time: he reads his own day by it.
CREATE INDEX assignments_of_owner ON assignments (shop, owner, at, conversation) WHERE owner IS NOT NULL;
