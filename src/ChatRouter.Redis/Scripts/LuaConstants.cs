using System.Globalization;
using System.Text.RegularExpressions;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Routing;
using ChatRouter.Redis.Routing;

namespace ChatRouter.Redis.Scripts;

/// <summary>The enumerations that scripts share with C#: they write <c>Placement.Owned</c> and mean its number.</summary>
internal static partial class LuaConstants
{
    private static readonly Dictionary<string, Type> Enumerations = new[]
    {
        typeof(Placement), typeof(AgentState), typeof(WantedState), typeof(Tier), typeof(RouteReason), typeof(RouteNotes), typeof(DispatchOutcome),
        typeof(RefusalCode), typeof(GroupFallback), typeof(SupervisorAlertKind), typeof(DeadlineKind),
    }.ToDictionary(type => type.Name, StringComparer.Ordinal);

    /// <summary>Puts the numbers in.</summary>
    /// <exception cref="LuaSourceException">There is no such name.</exception>
    public static string Replace(string file, string code) => Name().Replace(code, match => NumberOf(file, match.Groups[1].Value, match.Groups[2].Value));

    private static string NumberOf(string file, string enumeration, string name) =>
        Enumerations.TryGetValue(enumeration, out var type) && Enum.TryParse(type, name, out var value)
            ? Convert.ToInt32(value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)
            : throw new LuaSourceException(file, $"uses {enumeration}.{name}, which does not exist");

    [GeneratedRegex(@"\b([A-Z][A-Za-z]+)\.([A-Z][A-Za-z]+)\b")]
    private static partial Regex Name();
}
