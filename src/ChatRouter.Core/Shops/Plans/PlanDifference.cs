using System.Text.Json.Nodes;

namespace ChatRouter.Core.Shops.Plans;

/// <summary>What differs between plans, field by field.</summary>
public static class PlanDifference
{
    /// <summary>The fields that differ, by path.</summary>
    public static IReadOnlyList<PlanChange> Between(RoutingPlan from, RoutingPlan to)
    {
        var (before, after) = (FieldsOf(from), FieldsOf(to));
        return [.. PathsOf(before, after)
            .Where(path => !Same(before, after, path))
            .Select(path => new PlanChange(path, before.GetValueOrDefault(path), after.GetValueOrDefault(path)))];
    }

    /// <summary>The fields that either side changed, by path.</summary>
    public static IReadOnlyList<PlanConflict> Between(RoutingPlan origin, RoutingPlan theirs, RoutingPlan yours)
    {
        var (was, other, own) = (FieldsOf(origin), FieldsOf(theirs), FieldsOf(yours));
        return [.. PathsOf(was, other, own)
            .Where(path => !Same(was, other, path) || !Same(was, own, path))
            .Select(path => new PlanConflict(
                path, was.GetValueOrDefault(path), other.GetValueOrDefault(path), own.GetValueOrDefault(path),
                !Same(was, other, path) && !Same(was, own, path) && !Same(other, own, path)))];
    }

    /// <summary>A path's last part, as a JSON pointer writes it.</summary>
    internal static string Escaped(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private static SortedSet<string> PathsOf(params ReadOnlySpan<Dictionary<string, JsonNode?>> plans)
    {
        var paths = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var plan in plans)
            paths.UnionWith(plan.Keys);
        return paths;
    }

    private static bool Same(Dictionary<string, JsonNode?> a, Dictionary<string, JsonNode?> b, string path) =>
        a.ContainsKey(path) == b.ContainsKey(path) && JsonNode.DeepEquals(a.GetValueOrDefault(path), b.GetValueOrDefault(path));

    private static Dictionary<string, JsonNode?> FieldsOf(RoutingPlan plan)
    {
        var fields = new Dictionary<string, JsonNode?>(StringComparer.Ordinal);
        Collect(fields, "", PlanJson.Tree(plan));
        return fields;
    }

    private static void Collect(Dictionary<string, JsonNode?> fields, string path, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject tree:
                foreach (var (name, value) in tree)
                    Collect(fields, $"{path}/{Escaped(name)}", value);
                break;
            // A set: its order says nothing. A day's shifts are one field, since an empty list is a day off.
            case JsonArray list when !path.StartsWith("/shifts/", StringComparison.Ordinal) && list.All(item => item is JsonValue):
                foreach (var item in list)
                    fields[$"{path}/{Escaped(item!.ToString())}"] = item.DeepClone();
                break;
            default:
                fields[path] = node?.DeepClone();
                break;
        }
    }
}
