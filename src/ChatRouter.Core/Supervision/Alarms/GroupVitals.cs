namespace ChatRouter.Core.Supervision.Alarms;

/// <summary>What a group's alarm is told from, at one moment.</summary>
/// <param name="Attendance">Whether one of its members should be there.</param>
public sealed record GroupVitals(BoardGroup Group, Attendance Attendance);
