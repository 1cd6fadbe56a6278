-- One conversation as the dispatcher sees it.
-- KEYS: records, deadlines
-- ARGV: prefix, conversation
-- Returns: the conversation, or nothing
-- @flags no-writes

local records, deadlines, prefix, id = KEYS[1], KEYS[2], ARGV[1], ARGV[2]

local conversation = routing.open_shop(records, deadlines, prefix) and routing.find_conversation(id)
return conversation and routing.view_conversation(conversation) or false
