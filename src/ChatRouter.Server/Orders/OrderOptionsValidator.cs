using ChatRouter.Server.Outgoing;
using Microsoft.Extensions.Options;

namespace ChatRouter.Server.Orders;

/// <summary>Checks <see cref="OrderOptions"/> at start.</summary>
[OptionsValidator]
public sealed partial class OrderOptionsValidator : IValidateOptions<OrderOptions>
{
    /// <summary>Checks that the networks are such.</summary>
    public sealed class Networks : IValidateOptions<OrderOptions>
    {
        public ValidateOptionsResult Validate(string? name, OrderOptions options) => PublicAddresses.Check("Orders:PrivateNetworks", options.PrivateNetworks);
    }
}
