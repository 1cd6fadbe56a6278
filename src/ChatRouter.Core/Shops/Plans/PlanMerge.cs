using System.Text.Json.Nodes;

namespace ChatRouter.Core.Shops.Plans;

/// <summary>What one side changed of a plan, made in what another side made of it meanwhile.</summary>
/// <param name="Plan">With both sides' changes; where they clash, with the wanted ones.</param>
/// <param name="Clashes">Both changed the same field and not to the same, or one took away what the other changed something of.</param>
public sealed record PlanMerge(RoutingPlan Plan, bool Clashes)
{
    /// <summary>Makes the changes between <paramref name="origin"/> and <paramref name="wanted"/> in <paramref name="current"/>.</summary>
    public static PlanMerge Of(RoutingPlan origin, RoutingPlan current, RoutingPlan wanted)
    {
        var clashes = false;
        var merged = OfTrees(PlanJson.Tree(origin), PlanJson.Tree(current), PlanJson.Tree(wanted), inShifts: null, ref clashes);
        return new(PlanJson.Read<RoutingPlan>(merged), clashes);
    }

    // None: of the plan itself.
    private static JsonObject OfTrees(JsonObject origin, JsonObject current, JsonObject wanted, bool? inShifts, ref bool clashes)
    {
        var merged = new JsonObject();
        foreach (var name in current.Select(field => field.Key).Union(wanted.Select(field => field.Key)))
        {
            if (OfFields(origin[name], current[name], wanted[name], inShifts ?? name == "shifts", ref clashes) is { } value)
                merged[name] = value;
        }

        return merged;
    }

    // None: it is not there, as what is null is written.
    private static JsonNode? OfFields(JsonNode? origin, JsonNode? current, JsonNode? wanted, bool inShifts, ref bool clashes)
    {
        if (JsonNode.DeepEquals(origin, wanted) || JsonNode.DeepEquals(current, wanted))
            return current?.DeepClone();
        if (JsonNode.DeepEquals(origin, current))
            return wanted?.DeepClone();
        switch (current, wanted)
        {
            case (JsonObject one, JsonObject other):
                return OfTrees(origin as JsonObject ?? [], one, other, inShifts, ref clashes);
            // Sets, as the difference of plans has them.
            case (JsonArray one, JsonArray other) when !inShifts && one.Concat(other).All(item => item is JsonValue):
                return OfSets(origin as JsonArray ?? [], one, other);
            default:
                clashes = true;
                return wanted?.DeepClone();
        }
    }

    private static JsonArray OfSets(JsonArray origin, JsonArray current, JsonArray wanted)
    {
        var kept = current.Where(item => Has(wanted, item) || !Has(origin, item));
        return [.. kept.Concat(wanted.Where(item => !Has(origin, item) && !Has(current, item))).Select(item => item?.DeepClone())];
    }

    private static bool Has(JsonArray set, JsonNode? wanted) => set.Any(item => JsonNode.DeepEquals(item, wanted));
}
