using System.Text.Json.Serialization;

namespace ChatRouter.Core.Delivery;

/// <summary>Something a connected client is told. Each concrete event is one method of the hubs' client interfaces.</summary>
/// <remarks>Nodes of neighbouring versions send each other events by the names given here, which therefore stay.</remarks>
[JsonDerivedType(typeof(AgentChanged), "agent")]
[JsonDerivedType(typeof(ConversationAssigned), "assigned")]
[JsonDerivedType(typeof(ConversationChanged), "conversation")]
[JsonDerivedType(typeof(ConversationClosed), "closed")]
[JsonDerivedType(typeof(ConversationUnassigned), "unassigned")]
[JsonDerivedType(typeof(DrainAnnounced), "drain")]
[JsonDerivedType(typeof(HeadsRose), "heads")]
[JsonDerivedType(typeof(MessageArrived), "message")]
[JsonDerivedType(typeof(ReceiptRaised), "receipt")]
[JsonDerivedType(typeof(ResyncNeeded), "resync")]
[JsonDerivedType(typeof(SessionSuperseded), "superseded")]
[JsonDerivedType(typeof(StatusChanged), "status")]
[JsonDerivedType(typeof(TypingChanged), "typing")]
public abstract record ServerEvent;
