using ChatRouter.Core.Routing;

namespace ChatRouter.Core.Shops;

/// <summary>Shops and their accounts: who may do what, and how each shop routes.</summary>
/// <remarks>Reads come from a cache that writes through this store refresh; a write is durable when it returns. Foreign ids answer like unknown ones.</remarks>
public interface IShopStore
{
    /// <summary>Every shop, by id.</summary>
    Task<IReadOnlyList<Shop>> AllAsync(CancellationToken cancellationToken);

    /// <summary>The shops after that id, by id: as they are stored, whatever is cached.</summary>
    /// <param name="status">Only those of that status.</param>
    Task<IReadOnlyList<Shop>> AllAsync(ShopStatus? status, ShopId? after, int limit, CancellationToken cancellationToken);

    /// <summary>Those that the operator does not let serve, by id: as they are stored, whatever is cached.</summary>
    Task<IReadOnlyList<ShopId>> InactiveAsync(CancellationToken cancellationToken);

    Task<Shop?> FindAsync(ShopId shop, CancellationToken cancellationToken);

    /// <summary>The shop of that public key, as it stands in the shop page's snippet.</summary>
    Task<Shop?> FindByPublicKeyAsync(string publicKey, CancellationToken cancellationToken);

    /// <summary>Creates the shop, its routing as version 1, or replaces it all but its routing.</summary>
    Task SaveAsync(Shop shop, CancellationToken cancellationToken);

    /// <summary>Creates the shop, its routing as version 1, and its first account: all of it in one atomic step, or nothing.</summary>
    /// <returns>False: its id or key belongs to another shop, or accounts of that id are left of one.</returns>
    Task<bool> AddAsync(Shop shop, Account first, CancellationToken cancellationToken);

    /// <summary>Changes the shop as it is stored, in one atomic step: nothing that another node or caller saves is lost, nor what a later release put into it.</summary>
    /// <param name="change">Called with what is stored, again when another was faster; none: nothing is to be changed after all.</param>
    /// <returns>The shop as it is now; none when there is no such shop, or nothing was changed.</returns>
    Task<Shop?> ChangeAsync(ShopId shop, Func<Shop, Shop?> change, CancellationToken cancellationToken);

    /// <summary>The shop's accounts, by id.</summary>
    Task<IReadOnlyList<Account>> AccountsAsync(ShopId shop, CancellationToken cancellationToken);

    /// <summary>The shop's accounts after that id, by id.</summary>
    Task<IReadOnlyList<Account>> AccountsAsync(ShopId shop, AgentId? after, int limit, CancellationToken cancellationToken);

    /// <summary>These accounts, in no order, without those that are not there. One trip, however many shops they are of.</summary>
    Task<IReadOnlyList<Account>> AccountsAsync(IReadOnlyCollection<AccountKey> accounts, CancellationToken cancellationToken);

    Task<Account?> FindAccountAsync(ShopId shop, AgentId account, CancellationToken cancellationToken);

    /// <summary>The account of that name, compared without case.</summary>
    Task<Account?> FindAccountByNameAsync(ShopId shop, string name, CancellationToken cancellationToken);

    /// <summary>Creates or replaces the account. False when the name was ever used by another account of the shop; nothing is written then.</summary>
    /// <remarks>Failed sign-ins of an account that exists stay as they were counted: a change by an administrator races with nobody's attempts.</remarks>
    Task<bool> SaveAccountAsync(Account account, CancellationToken cancellationToken);

    /// <summary>Replaces an account that nobody changed since it was read, all but its name. One atomic step.</summary>
    /// <param name="unchanged">Another account on which the change relies: that one, too, must be as it was read.</param>
    /// <returns>False when either was changed meanwhile; nothing is written then.</returns>
    Task<bool> ChangeAccountAsync(Account changed, Account? unchanged, CancellationToken cancellationToken);

    /// <summary>Counts a failed sign-in; at the limit the account is locked until the given time. One atomic step.</summary>
    Task<FailedSignIns> CountFailedSignInAsync(ShopId shop, AgentId account, int limit, DateTimeOffset lockUntil, CancellationToken cancellationToken);

    /// <summary>Keeps what the agent wants to be, so that he is so again after a restart.</summary>
    /// <param name="pause">None unless he wants to be paused.</param>
    Task SaveWantedStateAsync(ShopId shop, AgentId account, WantedState wanted, Pause? pause, CancellationToken cancellationToken);

    /// <summary>Forgets failed sign-ins after a good one.</summary>
    Task ResetFailedSignInsAsync(ShopId shop, AgentId account, CancellationToken cancellationToken);
}
