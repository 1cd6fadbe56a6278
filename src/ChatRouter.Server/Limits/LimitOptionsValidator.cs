using Microsoft.Extensions.Options;

namespace ChatRouter.Server.Limits;

/// <summary>Refuses to start with limits that make no sense.</summary>
[OptionsValidator]
public sealed partial class LimitOptionsValidator : IValidateOptions<LimitOptions>;
