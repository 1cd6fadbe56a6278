-- How many contacts are tried: the newest affinityDepth that are young enough.
function routing.count_contacts(contacts)
  local count = 0
  while contacts[count * 2 + 1] and count < shop.policy.affinity_depth and shop.now - contacts[count * 2 + 2] <= shop.policy.affinity_window do
    count = count + 1
  end
  return count
end
