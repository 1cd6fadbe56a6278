namespace ChatRouter.Core.Routing;

/// <summary>Something only a supervisor can help with.</summary>
public readonly record struct SupervisorAlert(ConversationId Conversation, SupervisorAlertKind Kind);
