namespace ChatRouter.IntegrationTests.Security;

/// <summary>Ids of things that somebody may reach: what he puts where no other id is tried.</summary>
internal sealed record SampleIds(string Conversation, string Agent, string Group)
{
    public static readonly SampleIds None = new("none", "none", "none");

    public string Of(Type id) => id switch
    {
        _ when id == typeof(ConversationId) => Conversation,
        _ when id == typeof(AgentId) => Agent,
        _ when id == typeof(GroupId) => Group,
        _ => "none",
    };
}
