-- breaks-before: 0

-- A QR code was found in the image; looked for in agents' images, of shops with a rule about them.
ALTER TABLE uploads ADD COLUMN holds_code integer NOT NULL DEFAULT 0;
