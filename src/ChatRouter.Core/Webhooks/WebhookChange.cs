namespace ChatRouter.Core.Webhooks;

/// <summary>The shop has other listeners than before.</summary>
/// <param name="No">Rises with every change of any shop; only the shop's last one is kept.</param>
public readonly record struct WebhookChange(long No, ShopId Shop);
