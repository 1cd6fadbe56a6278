-- breaks-before: 0

-- What came to an agent since a time: he reads his own day by it.
CREATE INDEX assignments_of_owner ON assignments (shop COLLATE "POSIX", owner, at, conversation) WHERE owner IS NOT NULL;
