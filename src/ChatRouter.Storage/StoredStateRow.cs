using ChatRouter.Core.Diagnosis;
using ChatRouter.Core.Routing;

namespace ChatRouter.Storage;

/// <summary>A row of <c>agent_states</c> as every database has it.</summary>
internal static class StoredStateRow
{
    public const string Columns = "shop, agent, at, state, reason";

    public static AgentStateRecord Read(IStoredRow row) => new(new(row.Text(0)), new(row.Text(1)), (AgentState)row.Number(3), row.Time(2), row.TextOrNull(4));

    public static KeyValuePair<long, int> ReadTraffic(IStoredRow row) => new(row.Number(0), (int)row.Number(1));
}
