using ChatRouter.Core.Conversations;
using ChatRouter.Core.Shops.Plans;
using ChatRouter.Core.Supervision;

namespace ChatRouter.Core.Shops;

/// <summary>What the operator of the installation sets of a shop, and its owner only reads. What he changes stands in the shop's audit.</summary>
public sealed class OperatorDesk(IShopStore shops, ShopEditor editor, PlanPublisher publisher)
{
    private static readonly AgentId Operator = new("operator");
    private static readonly Rejection Unknown = new(ErrorCode.NotFound, "There is no such shop.");

    /// <summary>Replaces level and category, and the status where one is named; this server follows at once, others within seconds.</summary>
    public async Task<Result<ShopStanding>> SetAsync(string key, ShopStanding wanted, CancellationToken cancellationToken)
    {
        var (level, category) = (ShopStanding.Read(wanted.Level, out var levelFits), ShopStanding.Read(wanted.Category, out var categoryFits));
        var reason = ShopStanding.Read(wanted.Reason, out var reasonFits, ShopStanding.MaxReasonLength);
        var refused = new FieldFaults().Unless(levelFits, "level", FieldFault.TooLong).Unless(categoryFits, "category", FieldFault.TooLong).Unless(reasonFits, "reason", FieldFault.TooLong)
            .Refusal($"Level and category have at most {ShopStanding.MaxLength} characters, a reason {ShopStanding.MaxReasonLength}, each in one line.");
        if (refused is not null)
            return refused;
        if (await shops.FindByPublicKeyAsync(key, cancellationToken) is not { Id: var id } || await SetWordsAsync(id, level, category, cancellationToken) is not { } shop)
            return Unknown;
        if (wanted.Status is { } status && await SetStatusAsync(id, status, reason, cancellationToken) is { } changed)
        {
            shop = changed;
            await publisher.AnnounceStatusAsync(id, cancellationToken);
        }

        return ShopStanding.Of(shop);
    }

    /// <summary>Lets the shop serve buyers, or does not. Running servers follow within seconds.</summary>
    /// <param name="reason">For its owner to read; an active shop has none.</param>
    /// <returns>None: there is no such shop.</returns>
    public Task<Shop?> SetStatusAsync(ShopId shop, ShopStatus status, string? reason, CancellationToken cancellationToken) => editor.ChangeAsync(
        By(shop), before => before with { Status = status, StatusReason = status == ShopStatus.Active ? null : reason }, AuditAction.ChangedShopStatus, "",
        (before, after) => AuditDetail.OfFields(("status", NameOf(before.Status), NameOf(after.Status)), ("reason", before.StatusReason, after.StatusReason)), cancellationToken);

    /// <summary>As the API and the command line call it.</summary>
    public static string NameOf(ShopStatus status) => status.ToString().ToLowerInvariant();

    private Task<Shop?> SetWordsAsync(ShopId shop, string? level, string? category, CancellationToken cancellationToken) => editor.ChangeAsync(
        By(shop), before => before with { Level = level, Category = category }, AuditAction.ChangedStanding, "",
        (before, after) => AuditDetail.OfFields(("level", before.Level, after.Level), ("category", before.Category, after.Category)), cancellationToken);

    private static AgentIdentity By(ShopId shop) => new(shop, Operator, Operator.Value, AccountRole.Ops, "");
}
