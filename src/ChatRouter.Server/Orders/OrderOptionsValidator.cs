using System.Net;
using Microsoft.Extensions.Options;

namespace ChatRouter.Server.Orders;

/// <summary>Checks <see cref="OrderOptions"/> at start.</summary>
[OptionsValidator]
public sealed partial class OrderOptionsValidator : IValidateOptions<OrderOptions>
{
    /// <summary>Checks that the networks are such.</summary>
    public sealed class Networks : IValidateOptions<OrderOptions>
    {
        public ValidateOptionsResult Validate(string? name, OrderOptions options) =>
            options.PrivateNetworks.FirstOrDefault(network => !IPNetwork.TryParse(network, out _)) is { } bad
                ? ValidateOptionsResult.Fail($"Orders:PrivateNetworks: '{bad}' is no network. Write it as 10.1.0.0/16.")
                : ValidateOptionsResult.Success;
    }
}
