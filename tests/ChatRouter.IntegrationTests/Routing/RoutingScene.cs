using System.Text.Json;
using System.Text.Json.Nodes;
using ChatRouter.IntegrationTests.Desks;

namespace ChatRouter.IntegrationTests.Routing;

/// <summary>The demo shop's people at its routing.</summary>
public abstract class RoutingScene : DeskScene
{
    /// <summary>The plan of an answered draft, to be changed.</summary>
    protected static JsonNode PlanOf(JsonElement draft) => JsonNode.Parse(draft.GetProperty("plan").GetRawText())!;
}
