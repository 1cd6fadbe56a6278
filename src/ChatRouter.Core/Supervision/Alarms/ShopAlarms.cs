namespace ChatRouter.Core.Supervision.Alarms;

/// <summary>What is wrong in a shop now, oldest first, and which kinds are muted.</summary>
public sealed record ShopAlarms(IReadOnlyList<Alarm> Open, IReadOnlyList<AlarmMute> Mutes);
