namespace ChatRouter.Core.Shops.Plans;

/// <summary>Why a scheduled publication did not go live when it was due.</summary>
/// <param name="Code">
/// <c>stale</c>: what it changes has been changed otherwise meanwhile; <c>invalidPlan</c>: it cannot be kept any more;
/// <c>planUnwise</c>: something grave about it was not so when it was scheduled; <c>unchanged</c>: it is so already.
/// </param>
public sealed record PublicationFailure(string Code, DateTimeOffset At);
