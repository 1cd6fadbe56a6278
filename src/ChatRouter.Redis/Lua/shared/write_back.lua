-- Adds what changed among records of one kind to what is stored at the end.
function routing.write_back(changed, gone, kind, records, write)
  for id, record in pairs(records) do
    local field = kind .. id
    local was = shop.stored[field]
    if not record then
      if was then
        gone[#gone + 1] = field
      end
    else
      local raw = write(record)
      if raw ~= was then
        changed[#changed + 1] = field
        changed[#changed + 1] = raw
      end
    end
  end
end
