-- breaks-before: 0

-- What was resolved long ago is forgotten.
CREATE INDEX alarms_resolved ON alarms (resolved_at) WHERE resolved_at IS NOT NULL;
