namespace ChatRouter.Core.Journal;

/// <summary>Counts over the whole journal; all zero when it is sound.</summary>
/// <param name="SeqGaps">Conversations whose stored sequence numbers are not exactly 1 to the last.</param>
/// <param name="OwnersWithoutHistory">Conversations whose owner or version is not that of their last assignment.</param>
/// <param name="SeveralOpen">Buyers with more than one open conversation.</param>
public sealed record JournalViolations(long SeqGaps, long OwnersWithoutHistory, long SeveralOpen);
