namespace ChatRouter.Core.Shops;

/// <summary>What a buyer may want, ready to be tapped: its name becomes his first message.</summary>
/// <param name="LabelZh">Its name in Chinese; none: the English one.</param>
/// <param name="LabelEn">Its name in English; none: the Chinese one.</param>
/// <param name="GroupKey">The id of the group that is to answer; none: as the shop routes. One that is gone is ignored.</param>
public sealed record ChatTopic(string? LabelZh = null, string? LabelEn = null, string? GroupKey = null);
