using System.Text.Json.Nodes;

namespace ChatRouter.Core.Shops.Plans;

/// <summary>A field that differs between two plans.</summary>
/// <param name="Path">A JSON pointer (RFC 6901) into the plan; a member of a list of ids stands below the list by its id.</param>
/// <param name="From">None: it was not there.</param>
/// <param name="To">None: it is not there any more.</param>
public sealed record PlanChange(string Path, JsonNode? From, JsonNode? To);
