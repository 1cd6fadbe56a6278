-- A waiting conversation's position among those waiting for the same pool.
-- KEYS: records, deadlines
-- ARGV: prefix, conversation
-- Returns: the position from 1, or 0
-- @flags no-writes

local records, deadlines, prefix, id = KEYS[1], KEYS[2], ARGV[1], ARGV[2]

local conversation = routing.open_shop(records, deadlines, prefix) and routing.find_conversation(id)
return conversation and routing.position_of(conversation) or 0
