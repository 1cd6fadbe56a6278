namespace ChatRouter.Core.Supervision.Alarms;

/// <summary>Something that is wrong just now, and how long it must last before it is told.</summary>
/// <param name="Subject">The group that it is about; empty: the shop.</param>
internal readonly record struct AlarmCondition(AlarmKind Kind, string Subject, TimeSpan After);
