-- The first conversation of a line that passes the test for this agent.
function routing.first_in_line(key, agent, passes)
  local from, line = 0, nil
  repeat
    line = redis.call('ZRANGE', key, from, from + 15)
    for i = 1, #line do
      local conversation = routing.find_conversation(line[i])
      if passes(conversation, agent) then
        return conversation
      end
    end
    from = from + 16
  until #line < 16
end
