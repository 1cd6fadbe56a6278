namespace ChatRouter.Server.Api;

/// <summary>Lists that grow are read a page at a time by a place in their order, and not by a count: what is added meanwhile moves nothing that is still to come.</summary>
/// <remarks>A place that is none is refused, as starting over would make its caller read in circles.</remarks>
internal static class Paging
{
    public const string Cursor = "The `next` of the page before.";
    public const string Limit = "How many at most.";
    public const int Usual = 50;
    public const int Most = 200;

    /// <summary>What an id looks like that the server made.</summary>
    public const string Id = "[0-9a-f]{32}";

    /// <summary>What one looks like that may be older than such ids, or that people chose.</summary>
    public const string Name = @"[^\p{C}]{1,64}";

    /// <summary>The page out of one item more than it can have, and the place of its last one; none: that was all.</summary>
    public static (IReadOnlyList<T> Page, TPlace? Next) Of<T, TPlace>(IReadOnlyList<T> found, int limit, Func<T, TPlace> placeOf) =>
        found.Count > limit ? ([.. found.Take(limit)], placeOf(found[limit - 1])) : (found, default);
}
