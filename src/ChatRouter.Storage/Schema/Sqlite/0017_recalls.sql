-- Recalls (kind 5): the text of each is the number of the message that it takes back.
CREATE INDEX messages_recalls ON messages (shop, conversation) WHERE kind = 5;
