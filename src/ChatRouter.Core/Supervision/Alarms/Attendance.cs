namespace ChatRouter.Core.Supervision.Alarms;

/// <summary>Whether somebody should be there at a moment.</summary>
public enum Attendance
{
    /// <summary>No hours are planned: whoever is there shows that it is open.</summary>
    Free = 0,

    /// <summary>A shift runs, or the hours that the shop has assessed.</summary>
    Due = 1,

    /// <summary>Hours are planned, and this is none of them.</summary>
    Off = 2,
}
