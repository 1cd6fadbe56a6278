namespace ChatRouter.Core.Rehearsals;

/// <summary>A past hour as it was, and as it would have been.</summary>
/// <param name="From">The hour begins with it.</param>
/// <param name="Until">And ends before it.</param>
/// <param name="StatesSince">Since when it is known who was there; none: it is not.</param>
/// <param name="Conversations">That were open in it.</param>
/// <param name="Buyers">Who wrote in it.</param>
/// <param name="Version">The version that is in force now.</param>
/// <param name="Really">What the hour came to.</param>
/// <param name="Published">By the version that is in force now.</param>
/// <param name="Draft">By the draft; none: it changes nothing.</param>
public sealed record RehearsalReport(
    DateTimeOffset From, DateTimeOffset Until, DateTimeOffset? StatesSince, int Conversations, int Buyers, int Version, HourCount Really, HourCount Published, HourCount? Draft);
