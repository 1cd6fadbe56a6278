namespace ChatRouter.Storage.Postgres;

/// <summary>Conversations that a batch has seen, and at which revision, as columns.</summary>
internal sealed class SeenColumns(ParameterColumns columns)
{
    private readonly List<string?> _shop = columns.Texts();
    private readonly List<string?> _id = columns.Texts();
    private readonly List<long> _revision = columns.Numbers();

    public void Add(PlannedConversation conversation)
    {
        _shop.Add(conversation.Key.Shop.Value);
        _id.Add(conversation.Key.Id.Value);
        _revision.Add(conversation.Revision);
    }
}
