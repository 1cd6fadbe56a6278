using System.Text.Json.Nodes;

namespace ChatRouter.Core.Shops.Plans;

/// <summary>A field as it was, as somebody else has made it meanwhile, and as the caller wants it.</summary>
/// <param name="Path">A JSON pointer, as in <see cref="PlanChange"/>.</param>
/// <param name="Clashes">Both changed it, and not to the same.</param>
public sealed record PlanConflict(string Path, JsonNode? Base, JsonNode? Theirs, JsonNode? Yours, bool Clashes);
