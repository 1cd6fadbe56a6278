using ChatRouter.Core.Shops;

namespace ChatRouter.TestKit.Shops;

/// <summary>What every key ring store promises. A subclass supplies an empty one, and another on the same database.</summary>
public abstract class KeyRingStoreSpecification
{
    /// <summary>An empty store.</summary>
    protected abstract IKeyRingStore Store { get; }

    /// <summary>The same database after a restart.</summary>
    protected abstract IKeyRingStore Again();

    [Fact]
    public void Texts_are_kept_in_order_and_replaced_by_name()
    {
        Store.Add("b", "1");
        Store.Add("a", "2");

        Store.Add("b", "3");

        Assert.Equal(["3", "2"], Again().All());
    }
}
