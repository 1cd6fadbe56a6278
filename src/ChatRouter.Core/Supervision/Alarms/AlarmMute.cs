namespace ChatRouter.Core.Supervision.Alarms;

/// <summary>Alarms of that kind call nobody until then; they are kept all the same.</summary>
public sealed record AlarmMute(AlarmKind Kind, DateTimeOffset Until, AgentId By);
