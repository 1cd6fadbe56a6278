using ChatRouter.Core.Supervision.Alarms;

namespace ChatRouter.Server.Hubs;

/// <summary>Which alarms are to call nobody, and for how many minutes; none: they call again.</summary>
public sealed record MuteRequest(AlarmKind Kind, int Minutes);
