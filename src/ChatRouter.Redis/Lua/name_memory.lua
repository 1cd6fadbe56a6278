-- Which memory this is: a name that is lost with it. Gives it that name if it has none.
-- KEYS: name
-- ARGV: name to give, or nothing
-- Returns: the name, or nothing
local name, new_name = KEYS[1], ARGV[1]

if new_name ~= '' then
  redis.call('SET', name, new_name, 'NX')
end
return redis.call('GET', name)
