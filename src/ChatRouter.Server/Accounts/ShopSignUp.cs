using ChatRouter.Core.Conversations;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Shops;
using ChatRouter.Core.Shops.Plans;
using ChatRouter.Core.Supervision;
using Microsoft.Extensions.Options;

namespace ChatRouter.Server.Accounts;

/// <summary>Makes the shop of an owner who signs up, with him as its first administrator: both or neither.</summary>
public sealed class ShopSignUp(IShopStore shops, Passwords passwords, PlanPublisher publisher, IAuditStore audit, IOptions<AccountOptions> options, TimeProvider clock, ILogger<ShopSignUp> logger)
{
    private static readonly Rejection Closed = new(ErrorCode.SignUpClosed, "The operator of this installation sets shops up himself. Ask him for one.");

    private static readonly Rejection Taken = new(ErrorCode.ShopKeyTaken, "There is a shop of this key already. Choose another.")
    {
        Fields = new Dictionary<string, string> { ["key"] = FieldFault.Duplicate },
    };

    public async Task<Result<Shop>> SignUpAsync(NewShop wanted, CancellationToken cancellationToken)
    {
        if (options.Value.SignUp == SignUpMode.Closed)
            return Closed;
        if ((Check(wanted) ?? PasswordRules.Check(wanted.Password, wanted.Account)) is { } unfit)
            return unfit;
        // Asked before the costly hash; whoever was faster in between is told by the store.
        if (await shops.FindAsync(new(wanted.Key), cancellationToken) is not null || await shops.FindByPublicKeyAsync(wanted.Key, cancellationToken) is not null)
            return Taken;
        var (shop, owner) = (ShopOf(wanted), OwnerOf(wanted));
        if (!(await passwords.HashAsync(owner, wanted.Password, cancellationToken)).Succeeded(out var hash, out var busy))
            return busy;
        if (!await shops.AddAsync(shop, owner with { PasswordHash = hash }, cancellationToken))
            return Taken;
        await audit.WriteAsync(AgentIdentity.Of(owner), AuditAction.SignedUpShop, "", null, clock, cancellationToken);
        await publisher.AnnounceAsync(shop.Id, 1, cancellationToken);
        if (shop.Status == ShopStatus.Pending)
            logger.WaitsForReview(shop.Id);
        return shop;
    }

    private static Rejection? Check(NewShop wanted)
    {
        var fits = new Dictionary<string, bool>
        {
            ["key"] = ShopKey.IsKey(wanted.Key),
            ["name"] = ShopStanding.Read(wanted.Name, out var isLine) is not null && isLine,
            ["account"] = AccountNames.IsName(wanted.Account),
            ["displayName"] = AccountNames.IsDisplayName(wanted.DisplayName.Trim()),
            ["origin"] = OriginOf(wanted) is not { } origin || ShopWidget.IsOrigin(origin),
        };
        return fits.Values.All(fit => fit) ? null : new(ErrorCode.InvalidArgument, $"A key has {ShopKey.Rule}, an account's name dots and _ as well; names have 1 to 40 characters; an origin is scheme, host and port.")
        {
            Fields = fits.Where(field => !field.Value).ToDictionary(field => field.Key, _ => FieldFault.Malformed),
        };
    }

    private Shop ShopOf(NewShop wanted) => new()
    {
        Id = new(wanted.Key),
        Name = wanted.Name.Trim(),
        PublicKey = wanted.Key,
        Origins = OriginOf(wanted) is { } origin ? [origin] : [],
        Routing = Presets.Balanced,
        Status = options.Value.SignUp == SignUpMode.Open ? ShopStatus.Active : ShopStatus.Pending,
    };

    private Account OwnerOf(NewShop wanted) => new()
    {
        Shop = new(wanted.Key),
        Id = new(NewId.At(clock.GetUtcNow())),
        Name = wanted.Account,
        DisplayName = wanted.DisplayName.Trim(),
        PasswordHash = "",
        Role = AccountRole.Admin,
        SecurityStamp = AccountChanges.NewStamp(),
    };

    private static string? OriginOf(NewShop wanted) => string.IsNullOrWhiteSpace(wanted.Origin) ? null : wanted.Origin.Trim();
}
