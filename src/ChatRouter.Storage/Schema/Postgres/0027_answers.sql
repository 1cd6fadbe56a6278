-- breaks-before: 0

-- What was answered to a request that was carried out, sealed by its key; none: it is still being carried out, or is answered by nothing.
ALTER TABLE repeats ADD COLUMN answer text;
