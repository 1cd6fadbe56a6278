using Microsoft.Extensions.Options;

namespace ChatRouter.Core.Supervision;

/// <summary>Refuses to start with limits that make no sense.</summary>
[OptionsValidator]
public sealed partial class SupervisionOptionsValidator : IValidateOptions<SupervisionOptions>
{
    /// <summary>Refuses a time zone that this machine does not know.</summary>
    public sealed class Zone : IValidateOptions<SupervisionOptions>
    {
        public ValidateOptionsResult Validate(string? name, SupervisionOptions options) =>
            options.TimeZone is null || TimeZoneInfo.TryFindSystemTimeZoneById(options.TimeZone, out _)
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail($"Supervision:TimeZone: this machine knows no time zone '{options.TimeZone}'.");
    }
}
