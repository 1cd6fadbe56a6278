-- breaks-before: 0

-- Recalls (kind 5): the text of each is the number of the message that it takes back.
CREATE INDEX messages_recalls ON messages (shop COLLATE "POSIX", conversation) WHERE kind = 5;
