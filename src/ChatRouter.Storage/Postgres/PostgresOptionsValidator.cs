using Microsoft.Extensions.Options;

namespace ChatRouter.Storage.Postgres;

/// <summary>Refuses options outside of their ranges.</summary>
[OptionsValidator]
public sealed partial class PostgresOptionsValidator : IValidateOptions<PostgresOptions>;
