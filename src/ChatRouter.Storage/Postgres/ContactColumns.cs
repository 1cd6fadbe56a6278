namespace ChatRouter.Storage.Postgres;

/// <summary>Changes of contacts as columns: those to forget, then those to keep.</summary>
internal sealed class ContactColumns(ParameterColumns columns)
{
    private readonly List<string?> _forgottenShop = columns.Texts();
    private readonly List<string?> _forgottenBuyer = columns.Texts();
    private readonly List<string?> _forgottenAgent = columns.Texts();
    private readonly List<string?> _shop = columns.Texts();
    private readonly List<string?> _buyer = columns.Texts();
    private readonly List<string?> _agent = columns.Texts();
    private readonly List<long> _at = columns.Numbers();

    public void Add(ShopId shop, BuyerId buyer, AgentId agent, PlannedContact contact)
    {
        if (contact.Forgotten)
        {
            _forgottenShop.Add(shop.Value);
            _forgottenBuyer.Add(buyer.Value);
            _forgottenAgent.Add(agent.Value);
        }
        if (contact.At is not { } at)
            return;
        _shop.Add(shop.Value);
        _buyer.Add(buyer.Value);
        _agent.Add(agent.Value);
        _at.Add(at.ToUnixTimeMilliseconds());
    }
}
