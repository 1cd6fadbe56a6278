-- How the buyer can be reached, as he said; it stays while the context changes.
ALTER TABLE buyer_contexts ADD COLUMN contact TEXT;
