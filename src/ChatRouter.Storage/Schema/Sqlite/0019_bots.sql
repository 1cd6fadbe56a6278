-- Whom only the bot has: looked through for buyers who fell silent.
CREATE INDEX conversations_with_bot ON conversations (placed_at) WHERE closed_at IS NULL AND placement = 4;
