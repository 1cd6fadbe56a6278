-- A shop of which nothing is known yet, and the field that its own record is: 'shop', or 'returning' while it awaits its conversations. All its fields at once, since a table that grows is laid out again and again.
function routing.new_shop(records, deadlines, prefix, record)
  shop = { record = record, records = records, deadlines = deadlines, prefix = prefix, policy = {},
    stored = {}, agents = {}, conversations = {}, buyers = {}, pools = {}, leases = {}, moments = {}, decisions = {}, agent_changes = {}, alerts = {},
    queue_moved = false, now = 0, queued = 0, offline = 0, round = 0, idle_last = 0, told_step = 0, first_due = math.huge, told_due = math.huge,
    ready = {}, unsettled = {}, pool_ids = { '*' }, rounds = { id = '' } }
end
