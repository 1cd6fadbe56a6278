using ChatRouter.Server.Outgoing;
using Microsoft.Extensions.Options;

namespace ChatRouter.Server.Webhooks;

/// <summary>Checks <see cref="WebhookOptions"/> at start.</summary>
[OptionsValidator]
public sealed partial class WebhookOptionsValidator : IValidateOptions<WebhookOptions>
{
    /// <summary>Checks that the networks are such.</summary>
    public sealed class Networks : IValidateOptions<WebhookOptions>
    {
        public ValidateOptionsResult Validate(string? name, WebhookOptions options) => PublicAddresses.Check("Webhooks:PrivateNetworks", options.PrivateNetworks);
    }
}
