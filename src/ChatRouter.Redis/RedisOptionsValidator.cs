using Microsoft.Extensions.Options;

namespace ChatRouter.Redis;

/// <summary>Checks the options at start.</summary>
[OptionsValidator]
public sealed partial class RedisOptionsValidator : IValidateOptions<RedisOptions>;
