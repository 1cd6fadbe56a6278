-- Writes fields of the records, or deletes them: more than the interpreter's stack holds, in parts.
function routing.store(command, words)
  for from = 1, #words, 1000 do
    redis.call(command, shop.records, unpack(words, from, math.min(from + 999, #words)))
  end
end
