-- Whether the shop has the group.
function routing.has_group(group)
  for _, known in ipairs(shop.policy.groups) do
    if known.id == group then
      return true
    end
  end
  return false
end
